const gapPx = 6;

/** Puts an open popover below what it belongs to where there is room, else above; never off the screen. */
export function placeBubble(anchor: Element, bubble: HTMLElement): void {
  const { left, top, bottom, width: anchorWidth } = anchor.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  const below = bottom + gapPx;
  const fitsBelow = below + height <= window.innerHeight - gapPx;
  const centred = left + anchorWidth / 2 - width / 2;
  const x = Math.min(Math.max(gapPx, centred), window.innerWidth - width - gapPx);
  const y = fitsBelow ? below : Math.max(gapPx, top - gapPx - height);
  bubble.style.left = `${Math.round(x)}px`;
  bubble.style.top = `${Math.round(y)}px`;
}
