import "../engine/data/real/rows.ts";
import "../functions/formula/whole-reader.ts";
import { RaceRunner, type RaceSetting, type RaceTask } from "./race-runner.ts";

/** One process of a race: receives the setting, then tasks, and sends back their runs. */

let runner: RaceRunner | null = null;

process.on("message", (message: RaceSetting | RaceTask) => {
  if ("setUp" in message) runner = new RaceRunner(message);
  // Nobody waits for the runs where they cannot be sent: the race has ended.
  else if (runner) process.send?.(runner.run(message), undefined, undefined, () => {});
});

// A terminal sends Ctrl+C to every process; the one that started this one ends it.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());
