import type { HistoryPoint } from "../engine/training/history.ts";
import type { ArmRun } from "../engine/training/run.ts";

/** Points of one run's curve for the page: each epoch once, though a way back has it trained again. */
export class Curve {
  #points: HistoryPoint[] = [];
  #until = -1;

  /** To be called before the run goes back, which forgets the points that nobody took. */
  collect(run: ArmRun): void {
    for (const point of run.takeHistory()) {
      if (point.epoch <= this.#until) continue;
      this.#points.push(point);
      this.#until = point.epoch;
    }
  }

  /** Points since this was last asked. */
  take(run: ArmRun): readonly HistoryPoint[] {
    this.collect(run);
    const taken = this.#points;
    this.#points = [];
    return taken;
  }

  /** Points after this epoch are void, and will come again. */
  cutAfter(epoch: number): void {
    this.#points = this.#points.filter((point) => point.epoch <= epoch);
    this.#until = Math.min(this.#until, epoch);
  }
}
