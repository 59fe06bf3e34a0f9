import { reconcile } from "./consistency.ts";
import { defaultThreshold } from "./default-threshold.ts";
import { defaultExperiment } from "./defaults.ts";
import type { Experiment } from "./experiment.ts";
import type { Field } from "./field.ts";
import { withField } from "./field-access.ts";
import { experimentFields, type FieldPath, fieldPaths } from "./fields.ts";
import { readArms } from "./parse-arms.ts";
import { collectProblems, type Problem, type ProblemCollector } from "./problem.ts";
import { readLegend } from "./read-legend.ts";
import { usualSampleCount } from "./usual-count.ts";
import { withFeaturesThatFit } from "./usual-features.ts";
import {
  isTree,
  readChoice,
  readChoiceList,
  readNumber,
  readNumberList,
  readParameters,
  readPoints,
  readRuleText,
  reportUnknownKeys,
} from "./values.ts";

export interface ParsedExperiment {
  /** Always whole and valid: what was missing or bad is as in `defaultExperiment`. */
  readonly experiment: Experiment;
  readonly problems: readonly Problem[];
}

/** Reads an experiment from anything that JSON can hold; never throws. */
export function parseExperiment(json: unknown): ParsedExperiment {
  const collector = collectProblems();
  if (!isTree(json)) {
    collector.add({ code: "shape", shape: "experiment" }, json);
    return { experiment: defaultExperiment, problems: collector.problems };
  }
  const sections = new Map<string, string[]>();
  for (const path of fieldPaths) {
    const [section = "", name] = path.split(".");
    sections.set(section, [...(sections.get(section) ?? []), ...(name ? [name] : [])]);
  }
  reportUnknownKeys(json, [...sections.keys()], collector);
  let experiment = defaultExperiment;
  for (const [section, names] of sections) {
    if (!Object.hasOwn(json, section)) continue;
    const value = json[section];
    const at = collector.at(section);
    if (names.length === 0) {
      experiment = replaceField(experiment, section as FieldPath, value, at);
    } else if (isTree(value)) {
      reportUnknownKeys(value, names, at);
      for (const name of names.filter((known) => Object.hasOwn(value, known))) {
        const path = `${section}.${name}` as FieldPath;
        experiment = replaceField(experiment, path, value[name], at.at(name));
      }
    } else {
      at.add({ code: "fields", allowed: names }, value);
    }
  }
  const isGiven = (section: string, name: string): boolean => {
    const value = json[section];
    return isTree(value) && Object.hasOwn(value, name);
  };
  // What goes by the number of inputs, the dataset or the metric where it is not given.
  if (!isGiven("network", "features")) experiment = withFeaturesThatFit(experiment);
  experiment = reconcile(experiment, collector);
  // Data and metric are settled only now.
  if (!isGiven("data", "sampleCount")) {
    experiment = withField(experiment, "data.sampleCount", usualSampleCount(experiment));
  }
  if (!isGiven("rule", "threshold")) {
    experiment = withField(experiment, "rule.threshold", defaultThreshold(experiment));
  }
  return { experiment, problems: collector.problems };
}

function replaceField(
  experiment: Experiment,
  path: FieldPath,
  given: unknown,
  collector: ProblemCollector,
): Experiment {
  const value = readFieldValue(experimentFields[path], given, collector);
  return value === undefined ? experiment : withField(experiment, path, value);
}

/** One field's value in its canonical form; undefined after reporting what is wrong with it. */
export function readFieldValue(field: Field, given: unknown, collector: ProblemCollector): unknown {
  switch (field.kind) {
    case "number":
      return readNumber(given, field, collector);
    case "choice":
      return readChoice(given, field, collector);
    case "choiceList":
      return readChoiceList(given, field, collector);
    case "numberList":
      return readNumberList(given, field, collector);
    case "points":
      return readPoints(given, field, collector);
    case "rule":
      return readRuleText(given, collector);
    case "legend":
      return readLegend(given, collector);
    case "parameters":
      return readParameters(given, field, collector);
    case "arms":
      return readArms(given, collector);
  }
}
