import { describeProperties } from "../../../src/components/functions/properties/describe-properties.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { compile } from "../../../src/functions/algebra/evaluate.ts";
import { derive } from "../../../src/functions/derive/derive.ts";
import { derivativeOf, resolveParameters } from "../../../src/functions/families/registry.ts";
import { inventActivation } from "../../../src/functions/formula/invention.ts";
import { codeLanguages } from "../../../src/functions/print/code/languages.ts";
import { printCode } from "../../../src/functions/print/code/snippet.ts";
import { derivativeFormula, valueFormula } from "../../../src/functions/print/mathml.ts";
import { comparedFunction } from "../../../src/functions/properties/comparison-table.ts";
import { traitsOf } from "../../../src/functions/properties/traits.ts";
import {
  sayFormulaNote,
  sayFormulaWarning,
  sayInventionProblem,
} from "../../../src/words/formula.ts";
import { fakeWorker, smallExperiment } from "../../worker/fake-worker.ts";

/** A typed formula on its way through all that the page does with it: what it would tell of it. */
export function readInvention(formula: string): readonly string[] {
  const made = inventActivation({ name: "mine", formula, learnable: [] });
  if (!made.ok) return [sayInventionProblem(made.problem)];
  const { activation, notes, warnings } = made;
  const parameters = resolveParameters(activation);
  const slope = compile(derivativeOf(activation));
  for (const z of [-1e30, -1, 0, 0.5, 1e30]) slope(z, parameters);
  comparedFunction(activation);
  describeProperties(activation, {}, 0.01);
  traitsOf(activation);
  for (const language of codeLanguages) printCode(language, activation, parameters);
  valueFormula(activation);
  derivativeFormula(activation);
  derive(activation.value);
  train(formula);
  return [...notes.map(sayFormulaNote), ...warnings.map(sayFormulaWarning)];
}

/** One epoch in kernels made for it; it may diverge, but not fail. */
function train(formula: string): void {
  const invention = { name: "mine", formula, learnable: [] };
  const worker = fakeWorker(1, createFastTrainer);
  worker.start({ ...smallExperiment, arms: [{ ...armOf("invented"), invention }] });
  worker.send({ type: "step", runId: 1, by: "epoch" });
  worker.pass(50);
  const failure = worker.replies.find(({ type }) => type === "failed");
  if (failure?.type === "failed") throw new Error(failure.message);
}
