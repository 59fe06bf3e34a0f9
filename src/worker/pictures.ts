import { diagnose, type LayerDiagnostics } from "../engine/diagnostics/layer-diagnostics.ts";
import { gridPoints } from "../engine/race/decision-map.ts";
import type { ArmId, FocusFrame, View } from "../protocol/messages.ts";
import type { ArmRuns, ComparedArm } from "./arm-runs.ts";

/** What a frame may spend on pictures while training runs; a page at rest gets them sharp. */
const playingBudgetMs = 8;
const restingBudgetMs = 40;

/** Cells along a side, so that small changes of speed do not change the picture's grain. */
const grains = [100, 80, 64, 50, 40, 32, 24, 20, 16, 12, 8] as const;

export interface Boundary {
  readonly values: Float32Array;
  readonly cells: number;
}

export interface Pictures {
  /** Only the arms whose turn it was. */
  readonly boundaries: ReadonlyMap<ArmId, Boundary>;
  readonly focus: FocusFrame | null;
  /** Some picture is older or coarser than it should be. */
  readonly incomplete: boolean;
}

interface Drawn {
  readonly iteration: number;
  readonly version: number;
  readonly cells: number;
}

/**
 * Draws the arms' boundaries and the focused arm's units within a budget of
 * time: coarser for large networks, in turn where there are many.
 */
export class Painter {
  readonly #comparison: ArmRuns;
  readonly #now: () => number;
  readonly #grids = new Map<number, Float32Array>();
  readonly #drawn = new Map<ArmId, Drawn>();
  /** Measured: milliseconds for one parameter of the network at one cell. */
  #costMs = 2e-6;
  #turn = 0;
  #diagnosed: {
    readonly armId: ArmId;
    readonly state: string;
    readonly layers: readonly LayerDiagnostics[];
    readonly nextAt: number;
  } | null = null;
  /** Counts edits of weights, which change a picture without an iteration. */
  #version = 0;

  constructor(comparison: ArmRuns, now: () => number) {
    this.#comparison = comparison;
    this.#now = now;
  }

  /** A weight was edited: every picture is out of date. */
  invalidate(): void {
    this.#version += 1;
  }

  paint(view: View, isPlaying: boolean): Pictures {
    const budgetMs = isPlaying ? playingBudgetMs : restingBudgetMs;
    const focused = this.#comparison.arms.find(({ armId }) => armId === view.focusedArm);
    const focus = focused ? this.#focus(focused, view, isPlaying, budgetMs / 2) : null;
    return {
      focus,
      ...this.#boundaries(view.boundaryCells, budgetMs / 2, isPlaying),
    };
  }

  #boundaries(
    cells: number,
    budgetMs: number,
    isPlaying: boolean,
  ): Pick<Pictures, "boundaries" | "incomplete"> {
    const { arms } = this.#comparison;
    const boundaries = new Map<ArmId, Boundary>();
    const startedAt = this.#now();
    const isStale = ({ armId, run }: ComparedArm): boolean => {
      const drawn = this.#drawn.get(armId);
      return (
        !drawn ||
        drawn.iteration !== run.trainer.iteration ||
        drawn.version !== this.#version ||
        (!isPlaying && drawn.cells < cells)
      );
    };
    for (let looked = 0; looked < arms.length; looked += 1) {
      const arm = arms[this.#turn % arms.length] as ComparedArm;
      if (isStale(arm)) {
        if (boundaries.size > 0 && this.#now() - startedAt >= budgetMs) break;
        const share = isPlaying ? budgetMs / Math.min(arms.length, 4) : null;
        const boundary = this.#boundary(arm, cells, share);
        boundaries.set(arm.armId, boundary);
        this.#drawn.set(arm.armId, {
          iteration: arm.run.trainer.iteration,
          version: this.#version,
          cells: boundary.cells,
        });
      }
      this.#turn = (this.#turn + 1) % arms.length;
    }
    return { boundaries, incomplete: arms.some(isStale) };
  }

  #boundary({ run }: ComparedArm, asked: number, budgetMs: number | null): Boundary {
    const cells = this.#grain(asked, run.shape.parameterCount, budgetMs);
    const values = this.#measured(run.shape.parameterCount, cells, () =>
      run.trainer.predict(this.#grid(cells), false),
    );
    return { values: values.outputs, cells };
  }

  #focus(arm: ComparedArm, view: View, isPlaying: boolean, shareMs: number): FocusFrame {
    const budgetMs = isPlaying ? shareMs / 2 : null;
    const { run } = arm;
    const parameters = Float32Array.from(run.trainer.parameters());
    const boundary = this.#boundary(arm, view.focusCells, budgetMs);
    const hasUnits = view.unitCells > 0 && run.shape.hiddenLayerCount > 0;
    const unitCells = hasUnits
      ? this.#grain(view.unitCells, run.shape.parameterCount, budgetMs)
      : 0;
    const units = hasUnits
      ? this.#measured(run.shape.parameterCount, unitCells, () =>
          run.trainer.predict(this.#grid(unitCells), true),
        ).units
      : null;
    return {
      armId: arm.armId,
      parameters,
      boundary: boundary.values,
      boundaryCells: boundary.cells,
      units: units ?? new Float32Array(0),
      unitCells,
      layers: this.#diagnostics(arm, parameters, isPlaying),
    };
  }

  /** Costs more than pictures do, so while training it takes a tenth of the time at most. */
  #diagnostics(
    { armId, arm, run }: ComparedArm,
    parameters: Float32Array,
    isPlaying: boolean,
  ): readonly LayerDiagnostics[] {
    const startedAt = this.#now();
    const state = `${armId} ${run.trainer.iteration} ${this.#version}`;
    const isOfThisArm = this.#diagnosed?.armId === armId;
    const mayWait = isPlaying && isOfThisArm && startedAt < (this.#diagnosed?.nextAt ?? 0);
    if (this.#diagnosed && (mayWait || this.#diagnosed.state === state)) {
      return this.#diagnosed.layers;
    }
    const { experiment, data } = this.#comparison;
    const layers = diagnose({ experiment, data, arm, parameters });
    const endedAt = this.#now();
    this.#diagnosed = { armId, state, layers, nextAt: endedAt + (endedAt - startedAt) * 9 };
    return layers;
  }

  /** The finest grain that this budget is likely to pay for. */
  #grain(asked: number, parameterCount: number, budgetMs: number | null): number {
    if (budgetMs === null) return asked;
    const affordable = Math.sqrt(budgetMs / (this.#costMs * parameterCount));
    if (affordable >= asked) return asked;
    return grains.find((cells) => cells < asked && cells <= affordable) ?? Math.min(asked, 8);
  }

  #measured<T>(parameterCount: number, cells: number, predict: () => T): T {
    const startedAt = this.#now();
    const result = predict();
    const costMs = (this.#now() - startedAt) / (parameterCount * cells * cells);
    if (costMs > 0) this.#costMs += (costMs - this.#costMs) * 0.1;
    return result;
  }

  #grid(cells: number): Float32Array {
    const known = this.#grids.get(cells);
    if (known) return known;
    const grid = gridPoints(cells);
    this.#grids.set(cells, grid);
    return grid;
  }
}
