import { draw } from "../random/draw.ts";
import { permutation } from "../random/permutation.ts";
import { registryOf } from "../registry/registry.ts";

export interface Shuffling {
  readonly label: string;
  /** Whether epochs differ in their order. */
  readonly isRedrawn: boolean;
  /** The order in which epoch `epoch` (from 0) visits `count` training examples. */
  readonly batchOrder: (count: number, seed: number) => (epoch: number) => Uint32Array;
}

/** When the order of the training examples is drawn, by id, in the order of menus. */
export const shufflingById = registryOf<Shuffling>()({
  /** The order that the split into training and test set has left. */
  once: {
    label: "Once",
    isRedrawn: false,
    batchOrder: (count) => {
      const order = Uint32Array.from({ length: count }, (_, index) => index);
      return () => order;
    },
  },
  everyEpoch: {
    label: "Every epoch",
    isRedrawn: true,
    batchOrder: (count, seed) => (epoch) =>
      permutation(count, (place) => draw(seed, "batchOrder", epoch, place)),
  },
});

export type ShufflingId = keyof typeof shufflingById;
