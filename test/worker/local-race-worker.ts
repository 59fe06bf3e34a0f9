import type { EngineId } from "../../src/engine/training/trainer.ts";
import type { Alive, Ping } from "../../src/protocol/heartbeat.ts";
import type { RaceWorkerCommand, RaceWorkerReply } from "../../src/protocol/race-messages.ts";
import { createRaceSession, type RaceSession } from "../../src/worker/race-session.ts";

/** Real time, also where a test has put the timers away: all promises that can go on have done so. */
const { setImmediate: soon } = globalThis;
const settled = (): Promise<void> => new Promise((done) => soon(done));

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

  /** Lets one thing happen, and whoever waited for it go on. */
  async stepAndSettle(): Promise<boolean> {
    const hasHappened = this.step();
    await settled();
    return hasHappened;
  }

  /** Lets everything happen, also what comes of answers to requests. */
  async runAndSettle(): Promise<void> {
    await settled();
    while (await this.stepAndSettle());
  }
}

/** A race's worker on this thread: its messages wait on the stage like everything else. */
export class LocalRaceWorker {
  onmessage: ((event: { data: RaceWorkerReply | Alive }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  readonly commands: RaceWorkerCommand[] = [];
  #session: RaceSession | null = null;
  readonly #stage: Stage;
  readonly #inbox: (RaceWorkerCommand | Ping)[] = [];
  readonly #outbox: (RaceWorkerReply | Alive)[] = [];

  constructor(stage: Stage, engine: EngineId = "fast") {
    this.#stage = stage;
    stage.later(() => {
      this.#session = createRaceSession({
        post: (reply) => this.#post(reply),
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
  #post(reply: RaceWorkerReply | Alive): void {
    this.#outbox.push(structuredClone(reply));
    this.#stage.later(() => {
      const data = this.#outbox.shift();
      if (data) this.onmessage?.({ data });
    });
  }

  postMessage(command: RaceWorkerCommand | Ping): void {
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
