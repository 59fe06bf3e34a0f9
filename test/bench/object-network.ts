/**
 * The opponent: training with an object for every unit and every link, one example at a time, in
 * the manner of TensorFlow Playground's `nn.ts`. Written for this bench. Its objects keep all that
 * they keep there, since their size is most of what a large network costs; its inputs are prepared
 * beforehand, as ours are.
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

interface Penalty {
  readonly derivative: (weight: number) => number;
}

interface Link {
  readonly id: string;
  readonly source: Unit;
  readonly target: Unit;
  weight: number;
  derivative: number;
  gradientSum: number;
  gradientCount: number;
  readonly penalty: Penalty | null;
}

interface Unit {
  readonly id: string;
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
      const units = Array.from({ length: width }, (_, index) =>
        newUnit(`${depth}.${index}`, objectFunctions[depth === last ? "tanh" : hidden]),
      );
      for (const target of units) {
        for (const source of below) {
          const weight = parameters[place++] as number;
          const link = newLink(source, target, weight);
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
    penaltyRate = 0,
  ): void {
    for (let example = 0; example < inputs.length; example++) {
      this.forward(inputs[example] as readonly number[]);
      this.#backward(targets[example] as number);
      if ((example + 1) % batchSize === 0) this.#update(learningRate, penaltyRate);
    }
  }

  forward(input: readonly number[]): number {
    const inputLayer = this.#layer(0);
    for (let index = 0; index < inputLayer.length; index++) {
      (inputLayer[index] as Unit).output = input[index] as number;
    }
    for (let depth = 1; depth < this.#layers.length; depth++) {
      for (const unit of this.#layer(depth)) {
        unit.preActivation = unit.bias;
        for (const link of unit.incoming) unit.preActivation += link.weight * link.source.output;
        unit.output = unit.activation.value(unit.preActivation);
      }
    }
    return this.#output.output;
  }

  #backward(target: number): void {
    this.#output.outputDerivative = this.#output.output - target;
    for (let depth = this.#layers.length - 1; depth >= 1; depth--) {
      const layer = this.#layer(depth);
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
      for (const unit of this.#layer(depth - 1)) {
        unit.outputDerivative = 0;
        for (const link of unit.outgoing) {
          unit.outputDerivative += link.weight * link.target.delta;
        }
      }
    }
  }

  #update(learningRate: number, penaltyRate: number): void {
    for (let depth = 1; depth < this.#layers.length; depth++) {
      for (const unit of this.#layer(depth)) {
        if (unit.gradientCount > 0) {
          unit.bias -= (learningRate * unit.gradientSum) / unit.gradientCount;
          unit.gradientSum = 0;
          unit.gradientCount = 0;
        }
        for (const link of unit.incoming) {
          const penalty = link.penalty ? link.penalty.derivative(link.weight) : 0;
          if (link.gradientCount === 0) continue;
          link.weight -=
            (learningRate / link.gradientCount) * (link.gradientSum + penaltyRate * penalty);
          link.gradientSum = 0;
          link.gradientCount = 0;
        }
      }
    }
  }

  #layer(depth: number): readonly Unit[] {
    return this.#layers[depth] as readonly Unit[];
  }

  get #output(): Unit {
    return this.#layer(this.#layers.length - 1)[0] as Unit;
  }
}

const newLink = (source: Unit, target: Unit, weight: number): Link => ({
  id: `${source.id}-${target.id}`,
  source,
  target,
  weight,
  derivative: 0,
  gradientSum: 0,
  gradientCount: 0,
  penalty: null,
});

const newUnit = (id: string, activation: ObjectFunction): Unit => ({
  id,
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
