import fc from "fast-check";
import type { Experiment } from "../../../src/engine/experiment/experiment.ts";
import type { Field } from "../../../src/engine/experiment/field.ts";
import { withField } from "../../../src/engine/experiment/field-access.ts";
import { experimentFields, fieldPaths } from "../../../src/engine/experiment/fields.ts";
import { type OwnPath, ownPaths } from "../../../src/engine/experiment/own-settings.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";

const numberWithin = (range: { min: number; max: number; integer?: boolean }) =>
  range.integer
    ? fc.integer({ min: range.min, max: range.max })
    : fc.double({ min: range.min, max: range.max, noNaN: true });

/** As JSON: sections of the experiment with some of their fields. */
const arbitraryOwn = fc
  .record(
    Object.fromEntries(ownPaths.map((path) => [path, withinLimits(experimentFields[path])])),
    { requiredKeys: [] },
  )
  .map((values) =>
    Object.entries(values).reduce(
      (own, [path, value]) => withField(own, path as OwnPath, value),
      {},
    ),
  );

/** One arbitrary for each function, not one for each draw of a function. */
const registeredFunction = fc.oneof(
  ...activationFunctions.map((activation) =>
    fc.record({
      activation: fc.constant(activation.id),
      parameters: fc.record(
        Object.fromEntries(
          Object.entries(activation.parameters).map(([name, { min, max, integer }]) => [
            name,
            numberWithin({ min, max, ...(integer ? { integer } : {}) }),
          ]),
        ),
        { requiredKeys: [] },
      ),
      invention: fc.constant(null),
    }),
  ),
);

const registeredArm = fc
  .tuple(
    registeredFunction,
    fc.record({
      learningRate: fc.option(numberWithin(experimentFields["optimiser.learningRate"])),
      own: arbitraryOwn,
      laterLayers: fc.array(registeredFunction, { maxLength: 3 }),
    }),
  )
  .map(([first, others]) => ({ ...first, ...others }));

const awkwardName = fc
  .string({ unit: fc.constantFrom(..."aZ' ,()@:;&=%+#?/é𝜎é"), maxLength: 20 })
  .map((name) => `f${name}`);

const inventedArm = fc.record({
  activation: fc.constant("invented"),
  parameters: fc.record({ beta: numberWithin({ min: -10, max: 10 }) }, { requiredKeys: [] }),
  learningRate: fc.constant(null),
  invention: fc.record({
    name: awkwardName,
    formula: fc.constantFrom(
      "z * sigmoid(beta * z)",
      "z > 0 ? z : beta * (exp(z) - 1)",
      "max(beta, z)^2 + 1",
    ),
    learnable: fc.constantFrom([], ["beta"]),
  }),
});

function withinLimits(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case "number":
      return numberWithin(field);
    case "choice":
      return fc.constantFrom(...Object.keys(field.options));
    case "choiceList":
      return fc.uniqueArray(fc.constantFrom(...Object.keys(field.options)), {
        minLength: field.minLength,
        maxLength: field.maxLength,
      });
    case "numberList":
      return fc.array(numberWithin(field), field);
    case "points":
      return fc.array(
        fc.record({
          x1: numberWithin(field),
          x2: numberWithin(field),
          label: numberWithin({ min: field.labelMin, max: field.labelMax }),
        }),
        { minLength: field.minLength, maxLength: 12 },
      );
    case "rule":
      return fc.constantFrom(
        "x2 > sin(x1)",
        "x1^2 + x2^2 < 9",
        "x1*x2",
        "abs(x₁) ≤ y + 1 && y < 4",
      );
    case "legend": {
      const name = fc
        .string({ unit: fc.constantFrom(..."aZ' ,~:;&=%+#?/é𝜎é"), maxLength: 20 })
        .map((text) => `n${text}`);
      const number = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
      const axis = fc.record({ name, offset: number, scale: number });
      return fc.record(
        { name, x1: axis, x2: axis, classes: fc.array(name, { minLength: 2, maxLength: 10 }) },
        { requiredKeys: [] },
      );
    }
    case "parameters":
      return fc.constant(null);
    case "arms":
      return fc.array(fc.oneof(registeredArm, inventedArm), field);
  }
}

/** Experiments as JSON: every field present, each within its limits, not always consistent. */
export const arbitraryJson: fc.Arbitrary<Record<string, unknown>> = fc
  .record(
    Object.fromEntries(fieldPaths.map((path) => [path, withinLimits(experimentFields[path])])),
  )
  .map((values) => {
    const json: Record<string, unknown> = {};
    for (const [path, value] of Object.entries(values)) {
      const [section = "", name] = path.split(".") as [string, string?];
      json[section] = name ? { ...(json[section] as object), [name]: value } : value;
    }
    return json;
  });

/** Experiments in canonical form, some with explicit weights that fit their network. */
export const arbitraryExperiment: fc.Arbitrary<Experiment> = fc
  .tuple(
    arbitraryJson,
    fc.infiniteStream(fc.float({ min: -100, max: 100, noNaN: true })),
    fc.boolean(),
  )
  .map(([json, stream, explicit]) => {
    const { experiment } = parseExperiment(json);
    if (!explicit || experiment.network.hidden.length > 3) return experiment;
    return parseExperiment({
      ...experiment,
      initialisation: { ...experiment.initialisation, explicit: parametersFor(experiment, stream) },
    }).experiment;
  });

function parametersFor(experiment: Experiment, stream: Iterator<number>): unknown {
  const next = (): number => stream.next().value ?? 0;
  const units = [...experiment.network.hidden, 1];
  const inputs = [experiment.network.features.length, ...experiment.network.hidden];
  return {
    weights: units.map((rows, layer) =>
      Array.from({ length: rows }, () => Array.from({ length: inputs[layer] ?? 0 }, next)),
    ),
    biases: units.map((rows) => Array.from({ length: rows }, next)),
  };
}
