/** `leakyRelu`, `leaky-relu` and `Leaky ReLU` as words. */
function words(name: string): string[] {
  const ascii = name.normalize("NFKD").replace(/[^a-zA-Z0-9]+/g, " ");
  return ascii
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .trim()
    .toLowerCase()
    .split(" ")
    .filter((word) => word !== "");
}

/** A legal identifier: never empty, never starting with a digit. */
const legal = (name: string): string => (/^[a-z]/.test(name) ? name : `f${name}`);

export const snakeCase = (name: string): string => legal(words(name).join("_"));

export const camelCase = (name: string): string => {
  const [first = "", ...rest] = words(name);
  return legal(first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(""));
};

/** Gives each name its own identifier, with `_` added where the language or another name has it. */
export function identifiers(
  names: readonly string[],
  reserved: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  const taken = new Set([...reserved, ...names]);
  for (const name of names) {
    let identifier = name;
    if (reserved.has(name)) {
      do identifier += "_";
      while (taken.has(identifier));
    }
    taken.add(identifier);
    given.set(name, identifier);
  }
  return given;
}
