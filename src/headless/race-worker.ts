import { RaceRunner, type RaceSetting, type RaceTask } from "./race-runner.ts";

/** One process of a race: is told the setting, then takes tasks and hands back their runs. */

let runner: RaceRunner | null = null;

process.on("message", (message: RaceSetting | RaceTask) => {
  if ("setUp" in message) runner = new RaceRunner(message);
  else if (runner) process.send?.(runner.run(message));
});
