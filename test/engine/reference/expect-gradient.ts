import { expect } from "vitest";

/**
 * That a gradient is what central differences of `lossAt` are, kinks left out. Gives the share of
 * the parameters that no kink kept from being compared.
 */
export function expectGradient(
  gradient: ArrayLike<number>,
  start: ArrayLike<number>,
  lossAt: (parameters: Float64Array) => number,
): number {
  const parameters = Float64Array.from(start);
  const difference = (index: number, step: number): number => {
    const before = parameters[index] as number;
    parameters[index] = before + step;
    const above = lossAt(parameters);
    parameters[index] = before - step;
    const below = lossAt(parameters);
    parameters[index] = before;
    return (above - below) / (2 * step);
  };
  let compared = 0;
  for (let index = 0; index < parameters.length; index++) {
    const [coarse, fine] = [difference(index, 2e-5), difference(index, 1e-5)];
    // Where the two steps disagree, an example crosses a kink between them: no derivative there.
    if (Math.abs(coarse - fine) > 1e-6 * (1 + Math.abs(fine))) continue;
    compared += 1;
    // Truncation ~ step² · f‴ ≈ 1e−10 · f‴ and cancellation ~ 1e−16 / 1e−5, both far below this.
    const found = gradient[index] as number;
    expect(Math.abs(found - fine)).toBeLessThan(1e-6 * (1 + Math.abs(fine)));
  }
  return compared / parameters.length;
}
