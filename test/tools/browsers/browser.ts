/** A browser under test, as far as every engine's own protocol goes. */
export interface TestedBrowser {
  /** "Firefox 140.12.0". */
  readonly name: string;
  open(address: string): Promise<void>;
  /** The value of an expression in the page, which JSON can hold; a promise's where it is one. */
  evaluate(expression: string): Promise<unknown>;
  resize(widthPx: number, heightPx: number): Promise<void>;
  /** A PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Waits until an answer comes; the error of the last attempt where none does. */
export async function untilAnswered<T>(ask: () => Promise<T>, mostMs = 20_000): Promise<T> {
  const end = performance.now() + mostMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
