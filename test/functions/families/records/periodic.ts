import type { FunctionRecord } from "./record.ts";

export const periodicRecords = {
  sine: {
    references: { sine: {} },
    valueAtZero: 0,
    range: [-1, 1],
    lines: { left: null, right: null },
    symmetry: "odd",
    monotone: false,
    continuousDerivatives: Infinity,
    zeroCentred: true,
    bits: "8924e2a6",
  },
  snake: {
    references: { "snake(1)": {}, "snake(2.5)": { a: 2.5 } },
    valueAtZero: 0,
    range: [-Infinity, Infinity],
    lines: { left: null, right: null },
    symmetry: "none",
    monotone: true,
    continuousDerivatives: Infinity,
    zeroCentred: false,
    bits: "86ee74f7",
  },
  growingCosine: {
    references: { gcu: {} },
    valueAtZero: 0,
    range: [-Infinity, Infinity],
    lines: { left: null, right: null },
    symmetry: "odd",
    monotone: false,
    continuousDerivatives: Infinity,
    zeroCentred: true,
    bits: "ec80169e",
  },
  sinc: {
    references: { sinc: {} },
    valueAtZero: 1,
    range: [-0.2172336, 1],
    lines: { left: [0, 0], right: [0, 0] },
    symmetry: "even",
    monotone: false,
    continuousDerivatives: Infinity,
    zeroCentred: false,
    float32: {
      coarse: {
        value: "It crosses 0 again and again, where no relative bound can hold.",
        derivative: "It crosses 0 again and again, where no relative bound can hold.",
      },
    },
    bits: "1d90b2fb",
  },
} satisfies Readonly<Record<string, FunctionRecord>>;
