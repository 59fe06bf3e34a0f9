/** Finds the tests' browser and says which; `--skip <route>` leaves a route out. */
import { findBrowser } from "./browser-finder.ts";

const skipped = process.argv.slice(2).filter((argument) => argument !== "--skip");
try {
  await findBrowser(console.log, skipped);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
