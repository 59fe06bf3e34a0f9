import { sin } from "../../functions/algebra/deterministic-math.ts";
import { entriesOf, type Registered, registryOf } from "../registry/registry.ts";
import type { InputCount } from "./dataset.ts";

/** A number made of a point's coordinates, offered to the network as an input. */
export interface Feature {
  /** As people read it, in plain text with real sub- and superscripts. */
  readonly label: string;
  /** The same as presentation MathML, without the outer `<math>`. */
  readonly mathml: string;
  readonly value: (x1: number, x2: number) => number;
  /** What it is called where there is one input, x; left out where it reads the second one. */
  readonly ofOneInput?: string;
  /** This input's key in the draws of the first layer's weights; never changes. */
  readonly drawKey: number;
}

const X1 = "<msub><mi>x</mi><mn>1</mn></msub>";
const X2 = "<msub><mi>x</mi><mn>2</mn></msub>";
const squared = (index: number): string =>
  `<msubsup><mi>x</mi><mn>${index}</mn><mn>2</mn></msubsup>`;
const sine = (operand: string): string => `<mi>sin</mi><mo>&#x2061;</mo>${operand}`;

/** Every feature by id, in the order of menus and of TensorFlow Playground. */
export const featureById = registryOf<Feature>()({
  x1: { label: "x₁", mathml: X1, value: (x1) => x1, ofOneInput: "x", drawKey: 0 },
  x2: { label: "x₂", mathml: X2, value: (_, x2) => x2, drawKey: 1 },
  x1Squared: {
    label: "x₁²",
    mathml: squared(1),
    value: (x1) => x1 * x1,
    ofOneInput: "x²",
    drawKey: 2,
  },
  x2Squared: {
    label: "x₂²",
    mathml: squared(2),
    value: (_, x2) => x2 * x2,
    drawKey: 3,
  },
  x1x2: {
    label: "x₁x₂",
    mathml: `${X1}<mo>&#x2062;</mo>${X2}`,
    value: (x1, x2) => x1 * x2,
    drawKey: 4,
  },
  sinX1: {
    label: "sin x₁",
    mathml: sine(X1),
    value: (x1) => sin(x1),
    ofOneInput: "sin x",
    drawKey: 5,
  },
  sinX2: { label: "sin x₂", mathml: sine(X2), value: (_, x2) => sin(x2), drawKey: 6 },
});

export type FeatureId = keyof typeof featureById;

export const features: readonly Registered<FeatureId, Feature>[] = entriesOf(featureById);

/** Those that read no more inputs than there are. */
export const featuresOf = (inputs: InputCount): typeof features =>
  inputs === 2 ? features : features.filter(({ ofOneInput }) => ofOneInput !== undefined);

export const featureLabel = (id: FeatureId, inputs: InputCount): string => {
  const { label, ofOneInput }: Feature = featureById[id];
  return inputs === 1 ? (ofOneInput ?? label) : label;
};
