import { RaceRunner, type RaceSetting, type RaceTask } from "./race-runner.ts";

/** One process of a race: receives the setting, then tasks, and sends back their runs. */

let runner: RaceRunner | null = null;

process.on("message", (message: RaceSetting | RaceTask) => {
  if ("setUp" in message) runner = new RaceRunner(message);
  else if (runner) process.send?.(runner.run(message));
});
