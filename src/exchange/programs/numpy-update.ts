import { clippingDefaults } from "../../engine/optimisation/clipping.ts";
import type { OptimiserId, OptimiserNumbers } from "../../engine/optimisation/optimisers.ts";
import { hasDraws } from "./draws.ts";
import type { ProgramPart, ProgramSetUp } from "./program.ts";
import { rateText } from "./rates.ts";

/** What each optimiser does with a parameter w, its gradient g and what it remembers, m and v. */
const steps: Readonly<Record<OptimiserId, (numbers: OptimiserNumbers, rate: string) => string>> = {
  sgd: (_, rate) => `        w -= ${rate} * g`,
  momentum: ({ momentum }, rate) =>
    `        m[:] = ${momentum} * m + g
        w -= ${rate} * m`,
  nesterov: ({ momentum }, rate) =>
    `        m[:] = ${momentum} * m + g
        w -= ${rate} * (g + ${momentum} * m)`,
  adagrad: ({ epsilon }, rate) =>
    `        m[:] = m + g**2
        w -= ${rate} * g / (np.sqrt(m) + ${epsilon})`,
  rmsprop: ({ squareDecay, epsilon }, rate) =>
    `        m[:] = ${squareDecay} * m + (1 - ${squareDecay}) * g**2
        w -= ${rate} * g / (np.sqrt(m) + ${epsilon})`,
  adam: (numbers, rate) =>
    `${moments(numbers)}
        m_hat = m / (1 - ${numbers.meanDecay} ** updates)
        v_hat = v / (1 - ${numbers.squareDecay} ** updates)
        w -= ${rate} * m_hat / (np.sqrt(v_hat) + ${numbers.epsilon})`,
  nadam: (numbers, rate) =>
    `${moments(numbers)}
        m_hat = ${numbers.meanDecay} * m / (1 - ${numbers.meanDecay} ** (updates + 1))
        m_hat += (1 - ${numbers.meanDecay}) * g / (1 - ${numbers.meanDecay} ** updates)
        v_hat = v / (1 - ${numbers.squareDecay} ** updates)
        w -= ${rate} * m_hat / (np.sqrt(v_hat) + ${numbers.epsilon})`,
};

const moments = ({ meanDecay, squareDecay }: OptimiserNumbers): string =>
  `        m[:] = ${meanDecay} * m + (1 - ${meanDecay}) * g
        v[:] = ${squareDecay} * v + (1 - ${squareDecay}) * g**2`;

/** One update of the program for NumPy. */
export function updatePart(setUp: ProgramSetUp): ProgramPart {
  const { optimiser, regularisation } = setUp.settings;
  const { penalty } = setUp;
  const rate = rateText(setUp);
  const { clipping = "none", clipAt } = { ...clippingDefaults, ...optimiser };
  const ofWeights = (text: string) => `
        if any(w is one for one in weights):
            ${text}`;
  const before = {
    none: "",
    l1: "",
    l2: ofWeights(`g = g + ${penalty} * w`),
    decoupled: ofWeights(`w *= 1 - ${rate} * ${penalty}`),
  }[regularisation.kind];
  const after =
    regularisation.kind === "l1"
      ? ofWeights(`w[:] = np.sign(w) * np.maximum(np.abs(w) - ${rate} * ${penalty}, 0)`)
      : "";
  const clipped = {
    none: "",
    norm: `
    norm = np.sqrt(sum((g**2).sum() for g in gradients))
    gradients = [g * (${clipAt} / max(norm, ${clipAt})) for g in gradients]`,
    value: `
    gradients = [np.clip(g, -${clipAt}, ${clipAt}) for g in gradients]`,
  }[clipping];
  const aims = setUp.data.train.smoothedTargets ? "aims_train" : "t_train";
  return {
    about: "One update by a mini-batch.",
    code: `means_of = [np.zeros_like(w) for w in parameters]
squares_of = [np.zeros_like(w) for w in parameters]
updates = 0


def train_batch(rows${hasDraws(setUp) ? ", epoch" : ""}):
    global updates
    updates += 1
    gradients = mean_gradients(x_train[rows], ${aims}[rows]${hasDraws(setUp) ? ", (epoch, rows)" : ""})${clipped}
    for w, g, m, v in zip(parameters, gradients, means_of, squares_of):${before}
${steps[optimiser.algorithm](optimiser, rate)}${after}`,
  };
}
