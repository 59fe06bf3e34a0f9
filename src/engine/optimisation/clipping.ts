/**
 * Gradient clipping: what becomes of the loss's gradient (its mean over the mini-batch) before
 * regularisation and the optimiser see it. Written once in an arithmetic, as the optimisers' rules are.
 */

import type { ExactArithmetic } from "../../functions/algebra/arithmetic.ts";
import { registryOf } from "../registry/registry.ts";

export interface Clipping {
  readonly label: string;
  readonly formula: string;
  readonly reference: string;
  /** With what every gradient is multiplied; `norm` is the length of all of them together. */
  readonly scale?: <T>(m: ExactArithmetic<T>, norm: T, limit: T) => T;
  /** What one gradient becomes. */
  readonly clip?: <T>(m: ExactArithmetic<T>, gradient: T, limit: T) => T;
}

/** Every way of clipping by id, in the order of menus. A lost number stays lost. */
export const clippingById = registryOf<Clipping>()({
  none: { label: "None", formula: "g", reference: "–" },
  norm: {
    label: "By norm",
    formula: "g · c / max(‖g‖, c), ‖g‖ over all parameters",
    reference: "Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063",
    scale: (m, norm, limit) => m.div(limit, m.max(norm, limit)),
  },
  value: {
    label: "By value",
    formula: "max(min(g, c), −c)",
    reference: "Mikolov 2012; PyTorch, clip_grad_value_",
    clip: (m, gradient, limit) => m.max(m.min(gradient, limit), m.sub(0, limit)),
  },
});

export type ClippingId = keyof typeof clippingById;

/** What an experiment says of clipping; what it leaves out is at its default. */
export interface ClippingSpec {
  readonly clipping?: ClippingId;
  /** c. */
  readonly clipAt?: number;
}

export const clippingDefaults = { clipping: "none", clipAt: 1 } as const;
