/**
 * The opponent: training with an object for every unit and every link, one
 * example at a time, in the manner of TensorFlow Playground's `nn.ts`. Written
 * for this bench; its inputs are prepared beforehand, as ours are.
 */

interface ObjectFunction {
  readonly value: (z: number) => number;
  readonly derivative: (z: number) => number;
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

export const objectFunctions = {
  tanh: {
    value: Math.tanh,
    derivative: (z) => {
      const value = Math.tanh(z);
      return 1 - value * value;
    },
  },
  relu: { value: (z) => Math.max(0, z), derivative: (z) => (z <= 0 ? 0 : 1) },
  sigmoid: {
    value: sigmoid,
    derivative: (z) => {
      const value = sigmoid(z);
      return value * (1 - value);
    },
  },
} as const satisfies Record<string, ObjectFunction>;

export type ObjectFunctionId = keyof typeof objectFunctions;

interface Link {
  readonly source: Unit;
  readonly target: Unit;
  weight: number;
  gradientSum: number;
  gradientCount: number;
}

interface Unit {
  readonly incoming: Link[];
  readonly outgoing: Link[];
  readonly activation: ObjectFunction;
  bias: number;
  preActivation: number;
  output: number;
  outputDerivative: number;
  delta: number;
  gradientSum: number;
  gradientCount: number;
}

/** Layers of units, the first of which only holds the inputs. */
export class ObjectNetwork {
  readonly #layers: readonly (readonly Unit[])[];

  /** Weights [row][input] and then biases of each layer, as `FlatParameters`. */
  constructor(widths: readonly number[], hidden: ObjectFunctionId, parameters: ArrayLike<number>) {
    const last = widths.length - 1;
    let place = 0;
    let below: Unit[] = [];
    this.#layers = widths.map((width, depth) => {
      const units = Array.from({ length: width }, () =>
        newUnit(objectFunctions[depth === last ? "tanh" : hidden]),
      );
      for (const target of units) {
        for (const source of below) {
          const weight = parameters[place++] as number;
          const link: Link = { source, target, weight, gradientSum: 0, gradientCount: 0 };
          source.outgoing.push(link);
          target.incoming.push(link);
        }
      }
      if (depth > 0) for (const unit of units) unit.bias = parameters[place++] as number;
      below = units;
      return units;
    });
  }

  /** Weights and biases as they were given. */
  parameters(): readonly number[] {
    return this.#layers
      .slice(1)
      .flatMap((layer) => [
        ...layer.flatMap(({ incoming }) => incoming.map(({ weight }) => weight)),
        ...layer.map(({ bias }) => bias),
      ]);
  }

  /** One pass over the examples, inputs [example][input], with an update after each mini-batch. */
  trainEpoch(
    inputs: readonly (readonly number[])[],
    targets: readonly number[],
    batchSize: number,
    learningRate: number,
  ): void {
    for (const [example, input] of inputs.entries()) {
      this.forward(input);
      this.#backward(targets[example] as number);
      if ((example + 1) % batchSize === 0) this.#update(learningRate);
    }
  }

  forward(input: readonly number[]): number {
    const [inputLayer, ...layers] = this.#layers;
    for (const [index, unit] of (inputLayer ?? []).entries()) unit.output = input[index] as number;
    for (const layer of layers) {
      for (const unit of layer) {
        unit.preActivation = unit.bias;
        for (const link of unit.incoming) unit.preActivation += link.weight * link.source.output;
        unit.output = unit.activation.value(unit.preActivation);
      }
    }
    return this.#layers.at(-1)?.[0]?.output ?? Number.NaN;
  }

  #backward(target: number): void {
    const output = this.#layers.at(-1)?.[0] as Unit;
    output.outputDerivative = output.output - target;
    for (let depth = this.#layers.length - 1; depth >= 1; depth--) {
      const layer = this.#layers[depth] as readonly Unit[];
      for (const unit of layer) {
        unit.delta = unit.outputDerivative * unit.activation.derivative(unit.preActivation);
        unit.gradientSum += unit.delta;
        unit.gradientCount += 1;
      }
      for (const unit of layer) {
        for (const link of unit.incoming) {
          link.gradientSum += unit.delta * link.source.output;
          link.gradientCount += 1;
        }
      }
      if (depth === 1) return;
      for (const unit of this.#layers[depth - 1] as readonly Unit[]) {
        unit.outputDerivative = 0;
        for (const link of unit.outgoing) {
          unit.outputDerivative += link.weight * link.target.delta;
        }
      }
    }
  }

  #update(learningRate: number): void {
    for (const layer of this.#layers.slice(1)) {
      for (const unit of layer) {
        if (unit.gradientCount > 0) {
          unit.bias -= (learningRate * unit.gradientSum) / unit.gradientCount;
          unit.gradientSum = 0;
          unit.gradientCount = 0;
        }
        for (const link of unit.incoming) {
          if (link.gradientCount === 0) continue;
          link.weight -= (learningRate / link.gradientCount) * link.gradientSum;
          link.gradientSum = 0;
          link.gradientCount = 0;
        }
      }
    }
  }
}

const newUnit = (activation: ObjectFunction): Unit => ({
  incoming: [],
  outgoing: [],
  activation,
  bias: 0,
  preActivation: 0,
  output: 0,
  outputDerivative: 0,
  delta: 0,
  gradientSum: 0,
  gradientCount: 0,
});
