import { runCommand } from "./run-command.ts";

/** The command line's process. */
process.exitCode = await runCommand(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
});
