import type { Page } from "playwright";

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Looks at the page in every size, first in the one that it has. A page that changes its size
 * costs a fraction of one that is loaded in it, with what a test has done to it once more.
 */
export async function inSizes(
  page: Page,
  sizes: readonly Size[],
  look: (where: string) => Promise<void>,
): Promise<void> {
  const now = page.viewportSize()?.width;
  for (const size of [...sizes].sort(
    (one, other) => Number(other.width === now) - Number(one.width === now),
  )) {
    await page.setViewportSize(size);
    await look(`${size.width} × ${size.height}`);
  }
}
