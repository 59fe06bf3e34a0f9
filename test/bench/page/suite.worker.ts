import { lectureRace, referenceSeconds } from "../race.ts";
import { runSuite, type SuiteResult } from "../suite.ts";

export interface SuiteReport {
  readonly result: SuiteResult;
  /** The float64 engine's time for the lecture's race, in the same browser. */
  readonly lectureReferenceSeconds: number;
}

const lectureReferenceSeconds = referenceSeconds(lectureRace);
const result = await runSuite(() => undefined);
postMessage({ result, lectureReferenceSeconds } satisfies SuiteReport);
