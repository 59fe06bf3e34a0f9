import { purposeKey } from "../../engine/random/draw.ts";
import {
  drawnParameter,
  type ElementwiseActivation,
} from "../../functions/families/activation-function.ts";
import { parameterDerivativesOf } from "../../functions/families/registry.ts";
import { snakeCase } from "../../functions/print/code/names.ts";
import { type CodeLanguage, printCode } from "../../functions/print/code/snippet.ts";
import { hasDraws, pythonDraw } from "./draws.ts";
import {
  aboutData,
  aimsTable,
  layersOf,
  learnedOf,
  normalisedOf,
  shownText,
  tablesOf,
} from "./numbers.ts";
import type { ProgramFunction, ProgramPart, ProgramSetUp } from "./program.ts";
import { hasSchedule } from "./rates.ts";
import { isMeasured } from "./surroundings.ts";

/** What programs for Python's libraries have in common. */

/** Code without its import lines, and those. */
export interface PythonCode {
  readonly imports: readonly string[];
  readonly code: string;
}

export function partedImports(text: string): PythonCode {
  const lines = text.split("\n");
  const isImport = (line: string) => /^(import|from) /.test(line);
  return {
    imports: lines.filter(isImport),
    code: lines
      .filter((line) => !isImport(line))
      .join("\n")
      .trim(),
  };
}

/** An activation as the library's users write it, and the names of its functions. */
export function activationCode(
  language: CodeLanguage,
  { activation, parameters }: ProgramFunction,
) {
  const printed = printCode(language, activation, parameters);
  const first = /^def (\w+)\(/m.exec(printed)?.[1] ?? "f";
  const name = activation.kind === "gated" ? snakeCase(activation.id) : first;
  return { ...partedImports(printed), name };
}

/** The activation's parameters as arguments after z: numbers, or where learned ones are kept. */
export function argumentsText({ activation, parameters, learned }: ProgramFunction): string {
  if (activation.kind === "maxout") return `, ${parameters.pieces ?? 2}`;
  return Object.keys(activation.parameters)
    .map((name) => {
      if (name === drawnParameter) return `, ${name}`;
      const place = learned.indexOf(name);
      return place < 0 ? `, ${parameters[name]}` : `, learned[layer][${place}]`;
    })
    .join("");
}

/** The body of a function of \`z\` that returns a layer's a; a gated unit's two maps stand side by side. */
export function valueBody(one: ProgramFunction, name: string): string {
  const z = one.activation.kind === "gated" ? "z[:, 0::2], z[:, 1::2]" : "z";
  return `    return ${name}(${z}${argumentsText(one)})`;
}

/** Code of several functions without repetitions, and all of their import lines. */
export function joinedCode(parts: readonly PythonCode[]): PythonCode {
  const codes = new Set(parts.map(({ code }) => code).filter((code) => code !== ""));
  return { imports: parts.flatMap(({ imports }) => imports), code: [...codes].join("\n\n\n") };
}

/** The body of a function of \`layer\` that does for each function's layers what \`bodyOf\` says. */
export function byLayer(
  { functions }: ProgramSetUp,
  bodyOf: (one: ProgramFunction, index: number) => string,
): string {
  const [first, ...others] = functions.map((one, index) => ({ one, body: bodyOf(one, index) }));
  const branches = others.map(
    ({ one, body }) => `    if layer in [${one.layers.join(", ")}]:\n${indented(body)}`,
  );
  return [...branches, first?.body ?? "    pass"].join("\n");
}

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");

/** ∂f/∂p of each learned parameter p as functions, with their names. */
export function learnedSlopes(
  language: CodeLanguage,
  { activation, parameters: values }: ProgramFunction,
  prefix: string,
): PythonCode & { readonly names: readonly string[] } {
  if (activation.kind !== "elementwise") return { imports: [], code: "", names: [] };
  const slopes = Object.entries(parameterDerivativesOf(activation)).map(([name, value]) => {
    const { libraryCalls: _, ...info } = activation;
    const slope: ElementwiseActivation = {
      ...info,
      id: `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      label: `Derivative of the activation with respect to ${name}.`,
      value,
      derivative: { kind: "constant", value: 0 },
    };
    const printed = partedImports(printCode(language, slope, values));
    const [own = ""] = printed.code.split(/\n+def \w+_derivative\(/);
    return { imports: printed.imports, code: own, name: /^def (\w+)\(/m.exec(own)?.[1] ?? "" };
  });
  return {
    imports: slopes.flatMap(({ imports }) => imports),
    code: slopes.map(({ code }) => code).join("\n\n\n"),
    names: slopes.map(({ name }) => name),
  };
}

/** In which order each epoch visits the examples. */
export function orderPart(setUp: ProgramSetUp): ProgramPart {
  const { settings, data } = setUp;
  const { count } = data.train;
  if (settings.batch.shuffle === "once") {
    return {
      about: "Every epoch goes through the examples in the order in which they stand above.",
      code: `def order(epoch):
    return list(range(${count}))`,
    };
  }
  return {
    about:
      "Every epoch has an order of its own, from draws that are keyed by seed, epoch and place.",
    code: `${hasDraws(setUp) ? "" : `${pythonDraw}\n\n\n`}def order(epoch):
    places = list(range(${count}))
    for place in range(${count - 1}, 0, -1):
        other = int(draw(${settings.seed}, ${purposeKey.batchOrder}, epoch, place) * (place + 1))
        places[place], places[other] = places[other], places[place]
    return places`,
  };
}

/** The epochs; \`mean_loss(x, t)\`, \`train_batch(rows)\` and, if need be, \`measure()\` are the library's own. */
export function trainingPart(setUp: ProgramSetUp): ProgramPart {
  const { data, epochs } = setUp;
  const test = data.test.count > 0 ? "  test loss {mean_loss(x_test, t_test):.10f}" : "";
  const rate = hasSchedule(setUp) ? "\n        rate = rate_of(epoch - 1)" : "";
  return {
    about: "Training: after each epoch the losses, beside those of the page where it kept them.",
    code: `page = {${shownText(setUp)}}

for epoch in range(${epochs + 1}):
    if epoch > 0:${rate}
        rows = order(epoch - 1)
        for first in range(0, ${data.train.count}, ${data.batchSize}):
            train_batch(rows[first : first + ${data.batchSize}]${hasDraws(setUp) ? ", epoch - 1" : ""})${isMeasured(setUp) ? "\n    measure()" : ""}
    beside = f"  (page {page[epoch]:.6f})" if epoch in page else ""
    print(f"epoch {epoch}  train loss {mean_loss(x_train, t_train):.10f}${test}{beside}")`,
  };
}

/** Learned parameters of each hidden layer, as texts of Python lists. */
export const learnedText = (setUp: ProgramSetUp): string => `[${learnedOf(setUp).join(", ")}]`;

/** The whole program as one file. */
export function scriptText(parts: readonly ProgramPart[]): string {
  const texts = parts.map(({ about, code }) => `${commented(about)}\n${code}`);
  return `${texts.join("\n\n\n")}\n`;
}

const commented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `# ${line}`.trimEnd())
    .join("\n");

/** The first lines: what the program is, and where its set-up comes from. */
export const headOf = (setUp: ProgramSetUp, needs: string): string =>
  [
    `Activation Playground: ${setUp.title}.`,
    "The same points, initial weights, order, loss and optimiser as on the page.",
    `Needs ${needs}.`,
    ...(setUp.address === "" ? [] : [setUp.address]),
  ].join("\n");

/** The examples; `exact` makes an array of the library's from the text of its float32 numbers. */
export function dataPart(setUp: ProgramSetUp, exact: (numbers: string) => string): ProgramPart {
  const train = tablesOf(setUp.data.train, setUp);
  const test = tablesOf(setUp.data.test, setUp);
  const aims = aimsTable(setUp);
  return {
    about: aboutData(aims),
    code: [
      `x_train = ${exact(train.inputs)}`,
      `t_train = ${exact(train.targets)}`,
      ...(aims === null ? [] : [`aims_train = ${exact(aims)}`]),
      ...(setUp.data.test.count > 0
        ? [`x_test = ${exact(test.inputs)}`, `t_test = ${exact(test.targets)}`]
        : []),
    ].join("\n"),
  };
}

/** The weights and biases that every layer starts from. */
export function startLines(
  setUp: ProgramSetUp,
  exact: (numbers: string) => string,
): readonly string[] {
  const layers = layersOf(setUp);
  const list = (items: readonly string[]) => `[\n${items.map((item) => `${item},\n`).join("")}]`;
  return [
    `weights = ${list(layers.map(({ weights }) => exact(weights)))}`,
    `biases = ${list(layers.map(({ biases }) => exact(biases)))}`,
    ...[...normalisedOf(setUp)].map(([name, numbers]) => `${name} = ${list(numbers.map(exact))}`),
  ];
}
