import type { DataLegend } from "../../engine/data/legend.ts";
import { reconcile } from "../../engine/experiment/consistency.ts";
import type {
  DataSpec,
  Experiment,
  InitialisationSpec,
} from "../../engine/experiment/experiment.ts";
import type { FieldPath } from "../../engine/experiment/fields.ts";
import { collectProblems } from "../../engine/experiment/problem.ts";
import { say } from "../../words/say.ts";
import { problemInWords } from "../shared/problem-words.ts";
import { initialFocus } from "./arm-edits.ts";
import { armStates, withSpecs } from "./arms.ts";
import type { ChangeHistory } from "./change-history.ts";
import { editExperiment, withData } from "./experiment-edit.ts";
import { panelOf } from "./link-limits.ts";
import type { PlaygroundParts } from "./playground-parts.ts";
import { isStuck } from "./playground-state.ts";
import type { Transport } from "./transport.ts";

/** Changes of the experiment: rates act on the run that goes on, anything else begins a new one. */
export function createSetUpEdits(
  { store, pictures, notices, port }: PlaygroundParts,
  transport: Transport,
  { record }: Pick<ChangeHistory, "record">,
) {
  const { getState, setState } = store;

  function sendRates(): void {
    const { optimiser, regularisation } = getState().experiment;
    const { learningRate } = optimiser;
    port().send({
      type: "rates",
      rates: { learningRate, regularisationRate: regularisation.rate },
    });
  }

  /** Takes in a changed experiment whose fields may not go together any more. */
  function restartWith(
    changed: Experiment,
    news: string,
    { losesWeights = false, goesOn = false }: { losesWeights?: boolean; goesOn?: boolean } = {},
  ): void {
    const collector = collectProblems();
    const experiment = reconcile(changed, collector);
    setState({ experiment, arms: withSpecs(getState().arms, experiment.arms) });
    transport.start([], goesOn);
    const advice = [
      ...(losesWeights ? [say("change.weightsLost")] : []),
      ...collector.problems.map(problemInWords),
    ];
    notices.notifyRestart([news, ...advice].join(" "), advice.length > 0 ? "warning" : "info");
  }

  return {
    /** Changes one field of the experiment, whose value must be valid for it. */
    edit(path: FieldPath, value: unknown): void {
      if (notices.refuses(panelOf(path))) return;
      record(path);
      const { experiment: before, epoch } = getState();
      const { experiment, liveRate, section, losesWeights } = editExperiment(before, path, value);
      if (!liveRate) {
        restartWith(experiment, say(`change.${section}`), { losesWeights });
        return;
      }
      setState({ experiment });
      sendRates();
      if (isStuck(getState())) notices.notify(say(`change.${liveRate}WhenStuck`));
      else if (epoch > 0) notices.notify(say(`change.${liveRate}FromHere`));
    },
    /**
     * Other points to learn, in one change; each field must be valid for itself. Where the run
     * `goesOn`, its networks keep their weights. `what` tells undo which change it is.
     */
    learn(
      data: Partial<DataSpec>,
      { what = "data.dataset", goesOn = false }: { what?: string; goesOn?: boolean } = {},
    ): void {
      if (notices.refuses("data")) return;
      record(what);
      const { experiment, losesWeights } = withData(getState().experiment, data);
      restartWith(experiment, say(goesOn ? "change.dataJoined" : "change.data"), {
        losesWeights,
        goesOn,
      });
    },
    /** What the points stand for: names change nothing of the run that is on. */
    describeData(legend: DataLegend | undefined): void {
      if (notices.refuses("data")) return;
      record("data.legend");
      const { experiment } = getState();
      const { legend: _, ...data } = experiment.data;
      setState({ experiment: { ...experiment, data: legend ? { ...data, legend } : data } });
    },
    /** Another start of weights and biases, in one change. */
    startFrom(initialisation: InitialisationSpec): void {
      if (notices.refuses("training")) return;
      record("initialisation");
      const { experiment } = getState();
      restartWith({ ...experiment, initialisation }, say("change.initialisation"));
    },
    /** Replaces the whole experiment, as another view does; false where the link locks what would change. */
    load(experiment: Experiment, news = say("change.experiment")): boolean {
      if (notices.refusesAll(experiment)) return false;
      record("experiment");
      const next = armStates(experiment.arms);
      setState({ arms: next, focusedArm: initialFocus(next), problems: [] });
      pictures.keepOnly([]);
      restartWith(experiment, news);
      return true;
    },
  };
}
