/** A layer's line: the deeper, the more it takes after the accent; broken lines beside the colour. */
export function layerColour(
  layer: number,
  count: number,
): { readonly colour: string; readonly dash: string | null } {
  const share = count <= 1 ? 0 : (100 * layer) / (count - 1);
  return {
    colour: `color-mix(in oklab, var(--accent) ${Math.round(share)}%, var(--ink))`,
    dash: layer === 0 ? null : `${Math.max(2, 9 - layer)} 3`,
  };
}
