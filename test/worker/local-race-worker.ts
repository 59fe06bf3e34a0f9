import type { EngineId } from "../../src/engine/training/trainer.ts";
import type { Alive, Ping } from "../../src/protocol/liveness.ts";
import type { RaceCommand, RaceReport } from "../../src/protocol/race-messages.ts";
import { createRaceSession, type RaceSession } from "../../src/worker/race-session.ts";

/** Everything that waits to happen, in one line; a test decides when, and in which order. */
export class Stage {
  readonly #waiting: (() => void)[] = [];
  readonly #pick: (waiting: number) => number;
  nowMs = 0;

  /** `pick` says which of the waiting things happens next; the first one by default. */
  constructor(pick: (waiting: number) => number = () => 0) {
    this.#pick = pick;
  }

  later = (callback: () => void): void => {
    this.#waiting.push(callback);
  };

  /** Lets one thing happen; false where nothing waits. */
  step(): boolean {
    const [next] = this.#waiting.splice(this.#pick(this.#waiting.length), 1);
    next?.();
    return next !== undefined;
  }

  run(): void {
    while (this.step());
  }
}

/** A race's worker on this thread: its messages wait on the stage like everything else. */
export class LocalRaceWorker {
  onmessage: ((event: { data: RaceReport | Alive }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  readonly commands: RaceCommand[] = [];
  #session: RaceSession | null = null;
  readonly #stage: Stage;
  readonly #inbox: (RaceCommand | Ping)[] = [];
  readonly #outbox: (RaceReport | Alive)[] = [];

  constructor(stage: Stage, engine: EngineId = "fast") {
    this.#stage = stage;
    stage.later(() => {
      this.#session = createRaceSession({
        post: (report) => this.#post(report),
        // Ten milliseconds pass whenever someone looks: slices end after a few epochs.
        now: () => {
          stage.nowMs += 10;
          return stage.nowMs;
        },
        schedule: (callback) => stage.later(callback),
        engine,
      });
      this.#deliver();
    });
  }

  /** Structured clones, as between threads. */
  #post(report: RaceReport | Alive): void {
    this.#outbox.push(structuredClone(report));
    this.#stage.later(() => {
      const data = this.#outbox.shift();
      if (data) this.onmessage?.({ data });
    });
  }

  postMessage(command: RaceCommand | Ping): void {
    if (command.type !== "ping") this.commands.push(command);
    this.#inbox.push(structuredClone(command));
    this.#stage.later(() => this.#deliver());
  }

  /** Messages arrive in the order in which they were sent. */
  #deliver(): void {
    const command = this.#session ? this.#inbox.shift() : undefined;
    if (command?.type === "ping") this.#post({ type: "alive" });
    else if (command) this.#session?.receive(command);
    if (command) this.#deliver();
  }

  terminate(): void {
    this.vanish();
  }

  /** Ends without a word. */
  vanish(): void {
    this.#session = null;
    this.onmessage = null;
  }

  die(message: string): void {
    this.onerror?.({ message, preventDefault: () => {} });
  }
}
