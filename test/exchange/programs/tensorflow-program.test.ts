import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { tensorflowProgram } from "../../../src/exchange/programs/tensorflow.ts";
import {
  distance,
  type ProgramCase,
  printedLosses,
  programCases,
  referenceLosses,
  setUpOf,
} from "./cases.ts";

beforeAll(async () => {
  tf.env().set("IS_TEST", true);
  await tf.setBackend("cpu");
});

/** What the program prints, run as it is but for where its library comes from. */
async function printed(one: ProgramCase): Promise<string> {
  const code = tensorflowProgram(setUpOf(one));
  const body = code.replace(/^import .*$/m, "");
  const lines: string[] = [];
  const run = new Function("tf", "console", `return (async () => {${body}})();`);
  tf.engine().startScope();
  try {
    await run(tf, { log: (line: string) => lines.push(line) });
  } finally {
    tf.engine().endScope();
  }
  return lines.join("\n");
}

/**
 * TensorFlow.js computes in float32, whose rounding, 6e-8 of weights about 1, adds up over 24
 * updates of rate 0.1; Adam divides small gradients by their own size, rounding and all.
 */
const tolerance = 5e-6;

test.each(programCases)(
  "$name: the program for TensorFlow.js follows our float64 engine",
  async (one) => {
    expect(distance(printedLosses(await printed(one)), referenceLosses(one))).toBeLessThan(
      tolerance,
    );
  },
);
