import { knows, loadWords } from "../words/say.ts";

/** Loaded only where something is wrong: runs start sooner without them. */
export async function loadProblemWords(): Promise<void> {
  if (!knows("problem.line")) await loadWords("en", ["problems"]);
}
