import type { FunctionRecord } from "./record.ts";

export const gatedRecords = {
  gelu: {
    references: { gelu_erf: {} },
    fades: true,
    valueAtZero: 0,
    range: [-0.1699712, Infinity],
    lines: { left: [0, 0], right: [1, 0] },
    symmetry: "none",
    monotone: false,
    continuousDerivatives: Infinity,
    zeroCentred: false,
    float32: {
      tails: [
        { part: "value", from: -12.5, to: -0.5, bound: 8e-6 },
        { part: "derivative", from: -12.5, to: -1, bound: 8e-6 },
      ],
    },
    bits: "bde29e03",
  },
  geluTanh: {
    references: { gelu_tanh: {} },
    fades: true,
    valueAtZero: 0,
    range: [-0.1700408, Infinity],
    lines: { left: [0, 0], right: [1, 0] },
    symmetry: "none",
    monotone: false,
    continuousDerivatives: Infinity,
    zeroCentred: false,
    float32: {
      tails: [
        { part: "value", from: -9, to: -0.5, bound: 2e-5 },
        { part: "derivative", from: -9, to: -1, bound: 2e-5 },
      ],
    },
    bits: "1e56efd9",
  },
  swish: {
    references: { silu: { beta: 1 } },
    fades: true,
    valueAtZero: 0,
    range: [-0.2784645, Infinity],
    lines: { left: [0, 0], right: [1, 0] },
    symmetry: "none",
    monotone: false,
    continuousDerivatives: Infinity,
    zeroCentred: false,
    float32: {
      tails: [
        { part: "value", from: -80, to: -1, bound: 6e-7 },
        { part: "derivative", from: -80, to: -2, bound: 2e-6 },
      ],
    },
    bits: "c821afb1",
  },
  mish: {
    references: { mish: {} },
    fades: true,
    valueAtZero: 0,
    range: [-0.3088434, Infinity],
    lines: { left: [0, 0], right: [1, 0] },
    symmetry: "none",
    monotone: false,
    continuousDerivatives: Infinity,
    zeroCentred: false,
    float32: {
      tails: [
        { part: "value", from: -80, to: -1, bound: 6e-7 },
        { part: "derivative", from: -80, to: -2, bound: 2e-6 },
      ],
    },
    bits: "2a4c9bcc",
  },
  hardSwish: {
    references: { hard_swish: {} },
    valueAtZero: 0,
    range: [-0.375, Infinity],
    lines: { left: [0, 0], right: [1, 0] },
    symmetry: "none",
    monotone: false,
    continuousDerivatives: 0,
    zeroCentred: false,
    deadZones: [[-Infinity, -3]],
    kinks: [
      [-3, 0],
      [3, 1],
    ],
    bits: "01a6ff64",
  },
} satisfies Readonly<Record<string, FunctionRecord>>;
