import type { FunctionRecord } from "./record.ts";

export const thresholdRecords = {
  step: {
    references: { step: {} },
    valueAtZero: 0,
    range: [0, 1],
    lines: { left: [0, 0], right: [0, 1] },
    symmetry: "none",
    monotone: true,
    continuousDerivatives: -1,
    zeroCentred: false,
    deadZones: [[-Infinity, Infinity]],
    kinks: [[0, 0]],
    bits: "3753286c",
  },
} satisfies Readonly<Record<string, FunctionRecord>>;
