/** Longer frames than this ask for less painting in each, shorter ones than the other allow more. */
const longFrameMs = 21;
const shortFrameMs = 17.5;

/** What took longer was no frame. */
const longestFrameMs = 500;

/** Where frames stay long for other reasons, no picture waits longer than this for its turn. */
const longestWaitFrames = 12;

const fewer = 0.8;
const more = 1.1;

/**
 * Pictures that want to be painted take turns: as many in each displayed frame as keeps frames
 * short, in the order in which they asked. What a picture costs shows only after its own code has
 * run, when the browser draws and joins it, so frames are measured and not the code.
 */
export class PaintTurns {
  readonly #requestFrame: (callback: (now: number) => void) => void;
  readonly #waiting = new Set<() => void>();
  /** Pictures in a frame; a fraction, so that it can grow slowly. */
  #most = Number.POSITIVE_INFINITY;
  #isRequested = false;
  /** When the last frame that painted began, and how many pictures it painted. */
  #before: { readonly at: number; readonly painted: number } | null = null;

  constructor(requestFrame: (callback: (now: number) => void) => void) {
    this.#requestFrame = requestFrame;
  }

  /** Paints in one of the next frames; asked again before that it keeps its turn. */
  add(paint: () => void): void {
    this.#waiting.add(paint);
    this.#request();
  }

  remove(paint: () => void): void {
    this.#waiting.delete(paint);
  }

  #request(): void {
    if (this.#isRequested) return;
    this.#isRequested = true;
    this.#requestFrame((now) => {
      this.#isRequested = false;
      this.#paint(now);
    });
  }

  #paint(now: number): void {
    this.#adapt(now);
    const fewest = Math.ceil(this.#waiting.size / longestWaitFrames);
    const turns = [...this.#waiting].slice(0, Math.max(fewest, Math.floor(this.#most)));
    this.#before = { at: now, painted: turns.length };
    try {
      for (const paint of turns) {
        this.#waiting.delete(paint);
        paint();
      }
    } finally {
      // One that throws takes no other's turn.
      if (this.#waiting.size > 0) this.#request();
    }
  }

  #adapt(now: number): void {
    if (!this.#before) return;
    const { at, painted } = this.#before;
    const frameMs = now - at;
    // A rest, or a hidden tab, says nothing of painting.
    if (frameMs > longestFrameMs) return;
    if (frameMs > longFrameMs) this.#most = Math.max(1, Math.min(this.#most, painted) * fewer);
    else if (frameMs < shortFrameMs) this.#most = Math.max(this.#most * more, 1);
  }
}
