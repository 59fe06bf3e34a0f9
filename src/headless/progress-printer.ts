import type { Writable } from "node:stream";

type Screen = Writable & { readonly isTTY?: boolean };

/** A line on a terminal that says how far a race is; nothing where the output is not a terminal. */
export class ProgressPrinter {
  readonly #stream: Screen;
  readonly #startMs = performance.now();

  constructor(stream: Screen) {
    this.#stream = stream;
  }

  show(done: number, total: number): void {
    if (!this.#stream.isTTY) return;
    const elapsedMs = performance.now() - this.#startMs;
    const leftSeconds = Math.ceil((elapsedMs * (total - done)) / done / 1000);
    this.#write(`${done} of ${total} runs · about ${leftSeconds} s left`);
  }

  clear(): void {
    if (this.#stream.isTTY) this.#write("");
  }

  #write(text: string): void {
    this.#stream.write(`\r\u001b[K${text}`);
  }
}
