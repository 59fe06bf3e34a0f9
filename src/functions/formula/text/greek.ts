const letters = (
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho " +
  "sigma sigma tau upsilon phi chi psi omega"
).split(" ");

const capitals = (
  "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho " +
  " Sigma Tau Upsilon Phi Chi Psi Omega"
).split(" ");

const variants = new Map([
  ["ϵ", "epsilon"],
  ["ϑ", "theta"],
  ["ϕ", "phi"],
  ["ϱ", "rho"],
  ["ϖ", "pi"],
  ["µ", "mu"],
]);

/** The Latin name of one Greek letter; undefined for other characters. */
export function latinName(letter: string): string | undefined {
  const variant = variants.get(letter);
  if (variant !== undefined) return variant;
  const code = letter.charCodeAt(0);
  const small = letters[code - "α".charCodeAt(0)];
  if (small !== undefined) return small;
  return capitals[code - "Α".charCodeAt(0)] || undefined;
}

/** As people write it: `alpha` → α. */
export function greekSymbol(name: string): string {
  const small = letters.indexOf(name);
  if (small >= 0) return String.fromCharCode("α".charCodeAt(0) + small);
  const capital = capitals.indexOf(name);
  return capital < 0 ? name : String.fromCharCode("Α".charCodeAt(0) + capital);
}

const names: ReadonlySet<string> = new Set([...letters, ...capitals.filter((name) => name !== "")]);

/** Whether a Latin name is that of a Greek letter, or of one with an index: `beta`, `beta2`. */
export const isGreekName = (name: string): boolean => names.has(name.replace(/_?\d+$/, ""));
