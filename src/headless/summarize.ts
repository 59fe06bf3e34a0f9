import type { SummarizeCommand } from "./command-line.ts";

export async function summarize(command: SummarizeCommand): Promise<string> {
  return command.format;
}
