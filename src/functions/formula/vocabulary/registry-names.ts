import type { ElementwiseActivation } from "../../families/activation-function.ts";
import { activationFunctions, nameKey, namesOf } from "../../families/registry.ts";

const elementwise = activationFunctions.filter(
  (activation): activation is ElementwiseActivation => activation.kind === "elementwise",
);

/** Every elementwise function of the registry by each of its names; no two share one. */
export const registryByName: ReadonlyMap<string, ElementwiseActivation> = new Map(
  elementwise.flatMap((activation) =>
    namesOf(activation).map((name) => [nameKey(name), activation] as const),
  ),
);

const byId = new Map(elementwise.map((activation) => [activation.id, activation]));

/** Which library a prefix belongs to, as far as definitions differ between libraries. */
export function libraryOf(prefix: string | undefined): string | undefined {
  if (prefix === undefined) return undefined;
  const [first = ""] = prefix.split(".");
  if (/^(torch|F|nn)$/.test(first)) return "torch";
  if (/^(jnp|jax)$/.test(first)) return "jax";
  return /^(tf|keras|ops)$/.test(first) ? "keras" : undefined;
}

interface Variant {
  readonly id: string;
  /** Defaults that this library has instead of the registry's. */
  readonly defaults?: Readonly<Record<string, number>>;
}

/** Where a library means something else by a name than the registry does. */
const variants: Readonly<Record<string, Readonly<Record<string, Variant>>>> = {
  hardsigmoid: {
    torch: { id: "hardSigmoidRelu6" },
    jax: { id: "hardSigmoidRelu6" },
    keras: { id: "hardSigmoidRelu6" },
  },
  gelu: { jax: { id: "geluTanh" } },
  leakyrelu: { keras: { id: "leakyRelu", defaults: { slope: 0.2 } } },
};

/** Options that choose between entries: PyTorch's `gelu(x, approximate="tanh")`. */
export const optionsByName: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
> = {
  gelu: { approximate: { tanh: "geluTanh", true: "geluTanh", none: "gelu", false: "gelu" } },
};

/** Options that say nothing about the function's values. */
export const ignoredOptions: ReadonlySet<string> = new Set(["inplace", "name", "out", "dtype"]);

export interface RegistryFunction {
  readonly activation: ElementwiseActivation;
  readonly defaults: Readonly<Record<string, number>>;
  /** A library is named, and means another function than the bare name does. */
  readonly isVariant: boolean;
}

/** The function of the registry that a name stands for in a library, if there is one. */
export function registryFunction(name: string, prefix?: string): RegistryFunction | undefined {
  const key = nameKey(name);
  const variant = variants[key]?.[libraryOf(prefix) ?? ""];
  const activation = (variant && byId.get(variant.id)) ?? registryByName.get(key);
  if (!activation) return undefined;
  return { activation, defaults: variant?.defaults ?? {}, isVariant: variant !== undefined };
}

export const registryById = (id: string): ElementwiseActivation | undefined => byId.get(id);
