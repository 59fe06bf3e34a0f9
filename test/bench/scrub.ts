import { armOf } from "../../src/engine/experiment/defaults.ts";
import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { draw } from "../../src/engine/random/draw.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { Arms } from "../../src/worker/arms.ts";
import { type Spread, spreadOf } from "./measure.ts";
import { experimentOf } from "./workloads.ts";

export interface Scrubbing {
  readonly epochs: number;
  readonly jumps: number;
  /** From asking for an epoch to being there, without the pictures of it. */
  readonly ms: Spread;
}

/** Random jumps along a run of 2-8×6-1, tanh, from one place to the next. */
export function measureScrubbing(epochs = 10_000, jumps = 100): Scrubbing {
  const experiment = { ...experimentOf([8, 8, 8, 8, 8, 8]), arms: [armOf("tanh")] };
  const arms = new Arms({
    experiment,
    data: prepareRun(experiment),
    arms: [{ armId: "tanh", arm: armOf("tanh") }],
    createTrainer: createFastTrainer,
    clock: () => performance.now(),
  });
  arms.trainEpochs(epochs);
  const ms = Array.from({ length: jumps }, (_, jump) => {
    const epoch = draw(1, "split", jump) % epochs;
    const start = performance.now();
    arms.aimAt({ epoch, update: 0 });
    while (arms.isCatchingUp) arms.catchUp();
    return performance.now() - start;
  });
  return { epochs, jumps, ms: spreadOf(ms) };
}
