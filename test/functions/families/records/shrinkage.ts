import type { FunctionRecord } from "./record.ts";

export const shrinkageRecords = {
  hardShrink: {
    references: { "hard_shrink(0.5)": {} },
    valueAtZero: 0,
    range: [-Infinity, Infinity],
    lines: { left: [1, 0], right: [1, 0] },
    symmetry: "odd",
    monotone: true,
    continuousDerivatives: -1,
    zeroCentred: true,
    deadZones: [[-0.5, 0.5]],
    kinks: [
      [-1.25, 0],
      [1.25, 0],
    ],
    kinkParameters: { lambda: 1.25 },
    bits: "97ebd485",
  },
  softShrink: {
    references: { "soft_shrink(0.5)": {} },
    valueAtZero: 0,
    range: [-Infinity, Infinity],
    lines: { left: [1, 0.5], right: [1, -0.5] },
    symmetry: "odd",
    monotone: true,
    continuousDerivatives: 0,
    zeroCentred: true,
    deadZones: [[-0.5, 0.5]],
    kinks: [
      [-1.25, 0],
      [1.25, 0],
    ],
    kinkParameters: { lambda: 1.25 },
    bits: "1b02e654",
  },
  tanhShrink: {
    references: { tanh_shrink: {} },
    valueAtZero: 0,
    range: [-Infinity, Infinity],
    lines: { left: [1, 1], right: [1, -1] },
    symmetry: "odd",
    monotone: true,
    continuousDerivatives: Infinity,
    zeroCentred: true,
    bits: "37fcec33",
  },
} satisfies Readonly<Record<string, FunctionRecord>>;
