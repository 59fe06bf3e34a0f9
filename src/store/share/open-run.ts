import { armShape } from "../../engine/experiment/arm.ts";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import { arithmeticVersion } from "../../engine/fast/arithmetic-version.ts";
import type { FileText } from "../../engine/saved-run/file-reader.ts";
import { parseSavedRun } from "../../engine/saved-run/parse-saved-run.ts";
import type { SavedRun } from "../../engine/saved-run/saved-run.ts";
import { explicitOf } from "../../engine/training/explicit-parameters.ts";
import { sayFileFault } from "../../words/file-fault.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { armStates } from "../playground/arms.ts";
import type { Moment } from "../playground/moments.ts";
import type { Playground } from "../playground/playground.ts";
import { runDataOf } from "../playground/run-data.ts";

/** Multiplications that repeating a run may take before it is left to the person, some seconds. */
const mostRepeated = 5e9;

/**
 * Opens a file with an experiment and its run in place of the run that is on, repeats it to where
 * it was, and says whether it came out the same. A file that cannot be read changes nothing.
 */
export async function openRunFile(
  playground: Playground,
  text: FileText,
  name: string,
): Promise<void> {
  const read = parseSavedRun(text);
  if (!read.ok) {
    playground.notify(say("runFile.notice", { name, problem: sayFileFault(read.fault) }), "error");
    return;
  }
  const { run } = read;
  if (playground.store.getState().worker !== "ready") {
    playground.notify(say("runFile.noWorker", { name }), "error");
    return;
  }
  const moment = momentOf(run);
  const isLong = costOf(run) > mostRepeated;
  const place = { epoch: 0, update: 0 };
  try {
    await playground.exchange(isLong ? { ...moment, place } : moment);
    if (isLong) return playground.notify(say("runFile.long", { name }));
    const isSame = await hasSameWeights(playground, run, moment);
    playground.notify(sentence(run, name, isSame), isSame ? "info" : "warning");
  } catch {
    // Something else took its place meanwhile, or the worker is lost: both say so themselves.
  }
}

function sentence(run: SavedRun, name: string, isSame: boolean): string {
  const epoch = formatCount(run.place.epoch);
  if (isSame) return say("runFile.same", { name, epoch });
  return run.arithmetic === arithmeticVersion
    ? say("runFile.other", { name, epoch })
    : say("runFile.otherArithmetic", {
        name,
        version: run.arithmetic,
        own: arithmeticVersion,
      });
}

/** What repeats the run on this page. */
function momentOf({ experiment, slots, focused, place, changes }: SavedRun): Moment {
  const arms = armStates(experiment.arms).map((state, index) => ({
    ...state,
    slot: slots[index] ?? index,
  }));
  const idOf = (index: number) => arms[index]?.armId ?? "";
  const log = changes.map((change) => {
    if (change.kind === "rates") return change;
    const { arm, ...event } = change;
    return { ...event, armId: idOf(arm) };
  });
  const edited = changes.flatMap((change) => (change.kind === "parameter" ? [change.arm] : []));
  return {
    experiment,
    arms,
    focusedArm: idOf(focused),
    editedArms: new Set(edited.map(idOf)),
    log,
    place,
  };
}

/** Of the file's own numbers only the place counts: what else it says, nobody has checked. */
function costOf({ experiment, place }: SavedRun): number {
  const data = runDataOf(experiment);
  const parameters = experiment.arms
    .map((arm) => armShape(experiment, data, arm).parameterCount)
    .reduce((sum, count) => sum + count, 0);
  return place.epoch * data.train.count * parameters;
}

async function hasSameWeights(
  playground: Playground,
  run: SavedRun,
  { arms }: Moment,
): Promise<boolean> {
  const data = runDataOf(run.experiment);
  const same = arms.map(async ({ armId, arm }, index) => {
    const shape = armShape(run.experiment, data, arm as ArmSpec);
    const { normalisation, ...plain } = explicitOf(
      arm,
      shape,
      await playground.parametersOf(armId),
    );
    const saved = run.arms[index]?.parameters;
    // Files of before do not say what normalised layers keep.
    const here = saved?.normalisation ? { ...plain, normalisation } : plain;
    return JSON.stringify(here) === JSON.stringify(saved);
  });
  return (await Promise.all(same)).every((one) => one);
}
