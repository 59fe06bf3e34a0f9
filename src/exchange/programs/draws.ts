import { purposeKey } from "../../engine/random/draw.ts";
import type { ProgramPart, ProgramSetUp } from "./program.ts";

/**
 * What training draws in programs, from the same keys as on the page. Their `forward` takes
 * `training`: the epoch and the examples that are trained on, which are keys; false in evaluation.
 */

/** Share of the hidden units that each example trains without. */
const dropoutOf = ({ settings, shape }: ProgramSetUp): number =>
  shape.hiddenLayerCount > 0 ? (settings.regularisation.dropout ?? 0) : 0;

/** Whether training leaves hidden units out. */
export const hasDropout = (setUp: ProgramSetUp): boolean => dropoutOf(setUp) > 0;

/** Whether a function of hidden layers is shaped by drawn numbers. */
export const isShaped = ({ functions }: ProgramSetUp): boolean =>
  functions.some(({ drawn }) => drawn !== null);

/** Whether training draws anything but the order of the examples. */
export const hasDraws = (setUp: ProgramSetUp): boolean => hasDropout(setUp) || isShaped(setUp);

/** Of numbers, or of arrays of them: whole numbers of 32 bits either way. */
export const pythonDraw = `def mix(x):
    x = ((x ^ (x >> 17)) * 0xED5AD4BB) & 0xFFFFFFFF
    x = ((x ^ (x >> 11)) * 0xAC4C1B51) & 0xFFFFFFFF
    x = ((x ^ (x >> 15)) * 0x31848BAB) & 0xFFFFFFFF
    return x ^ (x >> 14)


def draw(*keys):
    state = 0
    for key in keys:
        state = mix(((state + 0x9E3779B9) & 0xFFFFFFFF) ^ key)
    return state / 2**32`;

export const scriptDraw = `const mix = (word) => {
  let x = word;
  x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb);
  x = Math.imul(x ^ (x >>> 11), 0xac4c1b51);
  x = Math.imul(x ^ (x >>> 15), 0x31848bab);
  return (x ^ (x >>> 14)) >>> 0;
};
const draw = (...keys) =>
  keys.reduce((state, key) => mix((state + 0x9e3779b9) ^ key), 0) / 2 ** 32;`;

const about = `What training draws, evenly between 0 and 1, by seed, purpose, epoch, example, layer and unit.
\`training\` is the epoch with its examples, and false in evaluation.`;

/** The ends of what each hidden layer draws between; those of layers that draw nothing are not used. */
function ends({ functions, shape }: ProgramSetUp, pair: (ends: string) => string): string {
  const [first] = functions;
  const text = (one: typeof first): string =>
    pair(one?.drawn ? `${one.drawn.low}, ${one.drawn.high}` : "0, 0");
  if (functions.length === 1) return text(first);
  const layers = Array.from({ length: shape.hiddenLayerCount }, (_, layer) =>
    text(functions.find(({ layers }) => layers.includes(layer))),
  );
  return `[${layers.join(", ")}][layer]`;
}

/** `dropout_factors` and `drawn_numbers` of (layer, units, training); nothing where none are drawn. */
export function pythonDrawPart(
  setUp: ProgramSetUp,
  ofNumpy: (array: string) => string,
): readonly ProgramPart[] {
  if (!hasDraws(setUp)) return [];
  const rate = dropoutOf(setUp);
  const draws = (purpose: number) => `unit_draws(${purpose}, layer, units, training)`;
  const dropout = `


# 0 for a unit that an example trains without; the others count for more.
def dropout_factors(layer, units, training):
    if not training:
        return 1
    u = ${draws(purposeKey.dropout)}
    return ${ofNumpy(`(u >= ${rate}) / (1 - ${rate})`)}`;
  const numbers = `


# What shapes each unit's function for an example; the mean in evaluation.
def drawn_numbers(layer, units, training):
    low, high = ${ends(setUp, (text) => `(${text})`)}
    if not training:
        return (low + high) / 2
    u = ${draws(purposeKey.shape)} + 0.5 / 2**32
    return ${ofNumpy("low + (high - low) * u")}`;
  return [
    {
      about: about.replace("false", "False"),
      code: `${pythonDraw}


def unit_draws(purpose, layer, units, training):
    epoch, rows = training
    examples = np.array(rows, dtype=np.uint64)[:, np.newaxis]
    places = np.arange(units, dtype=np.uint64)
    return draw(${setUp.settings.seed}, purpose, epoch, examples, layer, places)${rate > 0 ? dropout : ""}${isShaped(setUp) ? numbers : ""}`,
    },
  ];
}

/** `dropoutFactors` and `drawnNumbers`, likewise. */
export function scriptDrawPart(setUp: ProgramSetUp): readonly ProgramPart[] {
  if (!hasDraws(setUp)) return [];
  const rate = dropoutOf(setUp);
  const dropout = `
// 0 for a unit that an example trains without; the others count for more.
const dropoutFactors = (layer, units, training) => {
  if (!training) return 1;
  const factorOf = (u) => (u < ${rate} ? 0 : 1 / (1 - ${rate}));
  return ofDraws(${purposeKey.dropout}, layer, units, training, factorOf);
};`;
  const numbers = `
// What shapes each unit's function for an example; the mean in evaluation.
const drawnNumbers = (layer, units, training) => {
  const [low, high] = ${ends(setUp, (text) => `[${text}]`)};
  if (!training) return tf.scalar((low + high) / 2);
  const numberOf = (u) => low + (high - low) * (u + 0.5 / 2 ** 32);
  return ofDraws(${purposeKey.shape}, layer, units, training, numberOf);
};`;
  return [
    {
      about,
      code: `${scriptDraw}
const ofDraws = (purpose, layer, units, { epoch, rows }, numberOf) => {
  const ofExample = (row) =>
    Array.from({ length: units }, (_, unit) =>
      numberOf(draw(${setUp.settings.seed}, purpose, epoch, row, layer, unit)),
    );
  return tf.tensor2d(rows.map(ofExample));
};${rate > 0 ? dropout : ""}${isShaped(setUp) ? numbers : ""}`,
    },
  ];
}
