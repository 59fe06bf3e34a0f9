import { nameKey } from "../../families/registry.ts";
import { elementaryFunctions, type FormulaFunction } from "./elementary.ts";
import { type RegistryFunction, registryByName, registryFunction } from "./registry-names.ts";

export type Called =
  | { readonly kind: "elementary"; readonly called: FormulaFunction }
  | { readonly kind: "registry"; readonly called: RegistryFunction };

/** Functions of a whole layer, which no formula in one z can call. */
const ofWholeLayers: ReadonlySet<string> = new Set(
  (
    "softmax softmin logsoftmax softmax2d sparsemax maxout glu reglu geglu swiglu bilinear crelu " +
    "dropout alphadropout layernorm batchnorm rmsnorm normalize hardmax gumbelsoftmax"
  ).split(" "),
);

export const isOfWholeLayers = (name: string): boolean => ofWholeLayers.has(nameKey(name));

/** Functions whose names people also give to parameters: only before "(" they are called. */
const everydayWords: ReadonlySet<string> = new Set(
  (
    "threshold square reciprocal round fix mod frac fract remainder add sub subtract mul multiply " +
    "div divide neg negative select linear lin identity ramp if absolute ld lb lg sec"
  ).split(" "),
);

export const isEverydayWord = (name: string): boolean => everydayWords.has(nameKey(name));

/** φ is nothing that all agree on, and Σ never the sigmoid: Greek capitals are names of their own. */
const elementaryKey = (name: string): string =>
  /^(Phi|phi|Sigma)$/.test(name) ? name : name.toLowerCase().replaceAll("_", "");

/** `scipy.stats.norm.cdf`. */
const ofNormal: ReadonlyMap<string, string> = new Map([
  ["cdf", "normcdf"],
  ["pdf", "normpdf"],
]);

/** The function of a name, in a library where one is given. */
export function functionNamed(name: string, library?: string): Called | undefined {
  const key = (library?.endsWith("norm") ? ofNormal.get(name) : undefined) ?? elementaryKey(name);
  const elementary = elementaryFunctions.get(key);
  if (elementary) return { kind: "elementary", called: elementary };
  const registered = registryFunction(name, library);
  return registered ? { kind: "registry", called: registered } : undefined;
}

export const isFunctionName = (name: string): boolean => functionNamed(name) !== undefined;

/** For help: what may be called, each function by its first name, the elementary ones first. */
export const functionNames: readonly string[] = [
  ...new Map(
    [...elementaryFunctions].toReversed().map(([name, called]) => [called, name]),
  ).values(),
]
  .toReversed()
  .concat([...new Set([...registryByName.values()].map(({ id }) => id))])
  .filter((name, index, all) => all.indexOf(name) === index);

/** Every name that a typing error may have meant. */
export const callableNames: readonly string[] = [
  ...elementaryFunctions.keys(),
  ...registryByName.keys(),
];
