import type { Speed } from "../protocol/messages.ts";

/** A tab that slept must not train in one burst what it missed: at most this much is made up for. */
const longestDebtMs = 100;

/** How many epochs are due at the asked speed, whatever the frame rate. */
export class Pace {
  #speed: Speed;
  #due = 0;
  #checkedAt: number;

  constructor(speed: Speed, now: number) {
    this.#speed = speed;
    this.#checkedAt = now;
  }

  get speed(): Speed {
    return this.#speed;
  }

  setSpeed(speed: Speed, now: number): void {
    this.#speed = speed;
    this.restart(now);
  }

  /** Play was pressed: the first epoch is due at once. */
  restart(now: number): void {
    this.#due = 1;
    this.#checkedAt = now;
  }

  /** Whole epochs due now; infinite at full speed. */
  due(now: number): number {
    if (this.#speed === "max") return Number.POSITIVE_INFINITY;
    const elapsedMs = Math.min(now - this.#checkedAt, Math.max(longestDebtMs, 1000 / this.#speed));
    this.#due += (elapsedMs / 1000) * this.#speed;
    this.#due = Math.min(this.#due, Math.max(1, (longestDebtMs / 1000) * this.#speed));
    this.#checkedAt = now;
    // Sums of binary fractions may end a hair below the whole number that they mean.
    return Math.floor(this.#due + 1e-9);
  }

  spend(epochs: number): void {
    this.#due -= epochs;
  }

  /** Milliseconds until the next epoch is due. */
  get waitMs(): number {
    if (this.#speed === "max") return 0;
    return Math.max(0, ((1 - this.#due) / this.#speed) * 1000);
  }
}

const windowMs = 1000;

/** Epochs a second over the last second, from marks that frames leave. */
export class Speedometer {
  #marks: { readonly at: number; readonly epoch: number }[] = [];

  restart(): void {
    this.#marks = [];
  }

  /** Takes in where training is now; returns the speed, 0 before there are two marks. */
  mark(at: number, epoch: number): number {
    this.#marks.push({ at, epoch });
    while ((this.#marks[1]?.at ?? at) < at - windowMs) this.#marks.shift();
    const first = this.#marks[0];
    return first && at > first.at ? ((epoch - first.epoch) * 1000) / (at - first.at) : 0;
  }
}
