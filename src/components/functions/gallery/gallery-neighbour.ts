/** The panel that an arrow key leads to: beside this one, or the nearest in the row above or below. */
export function neighbour(
  buttons: readonly HTMLElement[],
  at: number,
  key: string,
): HTMLElement | undefined {
  if (key === "ArrowRight") return buttons[at + 1];
  if (key === "ArrowLeft") return buttons[at - 1];
  if (key === "Home") return buttons[0];
  if (key === "End") return buttons.at(-1);
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  const here = buttons[at]?.getBoundingClientRect();
  if (!here) return undefined;
  const sign = key === "ArrowDown" ? 1 : -1;
  const distance = (button: HTMLElement) => {
    const box = button.getBoundingClientRect();
    const rows = sign * (box.top - here.top);
    return rows > 4 ? rows * 100 + Math.abs(box.left - here.left) : Number.POSITIVE_INFINITY;
  };
  const best = buttons.toSorted((a, b) => distance(a) - distance(b))[0];
  return best && Number.isFinite(distance(best)) ? best : undefined;
}
