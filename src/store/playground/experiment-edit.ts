import { datasetById, inputCount } from "../../engine/data/datasets.ts";
import { features as allFeatures } from "../../engine/data/features.ts";
import { reconcile } from "../../engine/experiment/consistency.ts";
import { defaultThreshold } from "../../engine/experiment/default-threshold.ts";
import type { DataSpec, Experiment } from "../../engine/experiment/experiment.ts";
import { withField } from "../../engine/experiment/field-access.ts";
import type { FieldPath } from "../../engine/experiment/fields.ts";
import { fitsLayers, fittedToLayers } from "../../engine/experiment/layer-functions.ts";
import { isAccuracy } from "../../engine/experiment/metrics.ts";
import { collectProblems } from "../../engine/experiment/problem.ts";
import { usualFeatures, withFeaturesThatFit } from "../../engine/experiment/usual-features.ts";

/** A rate that acts on the run that goes on. */
export type LiveRate = "rate" | "penalty";

/** What comes of another value in one field. */
export interface ExperimentEdit {
  /** Its fields may not go together any more. */
  readonly experiment: Experiment;
  /** The rate that goes on changed; any other edit begins a new run, and is null. */
  readonly liveRate: LiveRate | null;
  /** What the news of a new run is. */
  readonly section: (typeof sections)[number] | "experiment";
  /** Weights that the address gave are drawn instead, which nobody asked for. */
  readonly losesWeights: boolean;
}

const liveRates: Partial<Readonly<Record<FieldPath, LiveRate>>> = {
  "optimiser.learningRate": "rate",
  "regularisation.rate": "penalty",
};

/** What of an experiment changed, for the news of it. */
const sections = [
  "data",
  "network",
  "initialisation",
  "optimiser",
  "regularisation",
  "batch",
  "seed",
  "rule",
] as const;

/** Sets one field, whose value must be valid for it, and what comes with it. */
export function editExperiment(
  before: Experiment,
  path: FieldPath,
  value: unknown,
): ExperimentEdit {
  const [first] = path.split(".");
  const section = sections.find((one) => one === first) ?? "experiment";
  const edited = withCompanions(before, withField(before, path, value), path);
  const changed = withoutMisfits(edited);
  const keepsWeights = !losesWeights(changed, path);
  return {
    experiment: keepsWeights ? changed : withField(changed, "initialisation.explicit", null),
    liveRate: liveRates[path] ?? null,
    section,
    losesWeights: !keepsWeights && section !== "initialisation",
  };
}

/** Other data to learn, in one change, with what comes of them. */
export function withData(before: Experiment, data: Partial<DataSpec>): ExperimentEdit {
  // A field that is undefined is taken away: an experiment has one form.
  const entries = Object.entries({ ...before.data, ...data }).filter(
    ([, value]) => value !== undefined,
  );
  const changed = { ...before, data: Object.fromEntries(entries) as unknown as DataSpec };
  const experiment = withCompanions(before, changed, "data.dataset");
  const keepsWeights = !losesWeights(experiment, "data.dataset");
  return {
    experiment: keepsWeights ? experiment : withField(experiment, "initialisation.explicit", null),
    liveRate: null,
    section: "data",
    losesWeights: !keepsWeights,
  };
}

/** What a change brings with it: a dataset's own size, a threshold that a metric can meet, as many functions as layers. */
function withCompanions(before: Experiment, after: Experiment, path: FieldPath): Experiment {
  if (path === "data.dataset") {
    const fitting = withFeaturesFor(before, after);
    return withUsualThreshold(before, withUsualCount(before, fitting));
  }
  if (path === "network.hidden") return withFittedArms(after);
  // Another seed asks for other points.
  if (path === "seed") return withField(after, "data.playgroundSeed", 0);
  return path === "rule.metric" ? withUsualThreshold(before, after) : after;
}

/** Features that read a second input go where there is none, and the usual ones come back with it. */
function withFeaturesFor(before: Experiment, after: Experiment): Experiment {
  if (inputCount(before.data) === inputCount(after.data)) return after;
  const fitting = withFeaturesThatFit(after);
  const wanted = [...usualFeatures(fitting), ...fitting.network.features];
  const features = allFeatures.map(({ id }) => id).filter((id) => wanted.includes(id));
  return withField(fitting, "network.features", features);
}

/** An arm with a function for each layer names as many as there are. */
function withFittedArms(experiment: Experiment): Experiment {
  const { arms, network } = experiment;
  if (arms.every((arm) => fitsLayers(arm, network.hidden.length))) return experiment;
  return { ...experiment, arms: arms.map((arm) => fittedToLayers(arm, network.hidden.length)) };
}

/** Label smoothing goes with an output that it is for. */
function withoutMisfits(experiment: Experiment): Experiment {
  if (experiment.regularisation.labelSmoothing === undefined) return experiment;
  const { labelSmoothing = 0 } = reconcile(experiment, collectProblems()).regularisation;
  return withField(experiment, "regularisation.labelSmoothing", labelSmoothing);
}

function withUsualCount(before: Experiment, after: Experiment): Experiment {
  const usual = datasetById[before.data.dataset].defaultSampleCount;
  const { defaultSampleCount } = datasetById[after.data.dataset];
  const followsDefault = before.data.sampleCount === usual && defaultSampleCount > 0;
  return followsDefault ? withField(after, "data.sampleCount", defaultSampleCount) : after;
}

/** A threshold that was set by hand stays, unless losses and accuracies change places. */
function withUsualThreshold(before: Experiment, after: Experiment): Experiment {
  const isUsual = before.rule.threshold === defaultThreshold(before);
  if (!isUsual && isAccuracy(before.rule.metric) === isAccuracy(after.rule.metric)) return after;
  return withField(after, "rule.threshold", defaultThreshold(after));
}

/** Weights given by value go with another way to draw them, other inputs, or a shape that they do not fit. */
function losesWeights(after: Experiment, path: FieldPath): boolean {
  if (after.initialisation.explicit === null) return false;
  if (path === "initialisation.scheme" || path === "network.features") return true;
  return reconcile(after, collectProblems()).initialisation.explicit === null;
}
