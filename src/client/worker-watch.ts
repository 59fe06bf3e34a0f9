import {
  type Alive,
  checkIntervalMs,
  type LossReason,
  mostSilentChecks,
  type Ping,
  slowLoadMs,
} from "../protocol/heartbeat.ts";

export interface WatchOptions<Event> {
  readonly createWorker: () => Worker;
  readonly onEvent: (event: Event) => void;
  /** The worker has been ended, and no event of it follows. */
  readonly onLost: (reason: LossReason) => void;
  /** It has posted nothing for `slowLoadMs` since it was made; it goes on loading. */
  readonly onSlow?: () => void;
}

/** A worker, as those who work with it see it. */
export interface WorkerHandle<Command> {
  send(command: Command): void;
  /** Ends the worker for good. */
  close(): void;
}

export interface WorkerWatch {
  /** Starts a worker and watches over it. */
  open<Command, Event extends { readonly type: string }>(
    options: WatchOptions<Event>,
  ): WorkerHandle<Command>;
}

/**
 * Notices when workers end. The browser reports errors, but not a worker that
 * was killed, was closed or is in an endless loop. So all are checked at
 * intervals: one that is silent is asked, and given up if it stays so. One
 * timer does for all workers.
 *
 * Checks are counted and not time, and the next one is set when one is over.
 * Where the page's timers rest, because it is hidden, hangs, or the computer
 * sleeps, checks are missed and none is made up for: every worker has
 * `checkIntervalMs` of a running page to answer in. A worker that is still
 * loading is not checked: the browser reports when that fails, but not when it takes long.
 */
export function createWorkerWatch(): WorkerWatch {
  const checks = new Set<() => void>();
  let isTimerSet = false;

  function waitForCheck(): void {
    isTimerSet = checks.size > 0;
    if (isTimerSet) setTimeout(checkAll, checkIntervalMs);
  }

  function checkAll(): void {
    for (const check of checks) check();
    waitForCheck();
  }

  function open<Command, Event extends { readonly type: string }>({
    createWorker,
    onEvent,
    onLost,
    onSlow,
  }: WatchOptions<Event>): WorkerHandle<Command> {
    const worker = createWorker();
    let silentChecks = 0;
    const slowTimer = onSlow && setTimeout(onSlow, slowLoadMs);

    function close(): void {
      clearTimeout(slowTimer);
      checks.delete(check);
      worker.onmessage = null;
      worker.onerror = null;
      worker.onmessageerror = null;
      worker.terminate();
    }

    function end(reason: LossReason): void {
      close();
      onLost(reason);
    }

    /** The first silent check asks nothing: a worker that posts anyway is not disturbed. */
    function check(): void {
      if (silentChecks === mostSilentChecks) {
        end({ kind: "silent", seconds: (mostSilentChecks * checkIntervalMs) / 1000 });
        return;
      }
      if (silentChecks > 0) worker.postMessage({ type: "ping" } satisfies Ping);
      silentChecks += 1;
    }

    worker.onmessage = ({ data }: MessageEvent<Event | Alive>) => {
      clearTimeout(slowTimer);
      silentChecks = 0;
      checks.add(check);
      if (!isTimerSet) waitForCheck();
      if (!isAlive(data)) onEvent(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end(event.message ? { kind: "error", message: event.message } : { kind: "notLoaded" });
    };
    worker.onmessageerror = () => end({ kind: "unreadableMessage" });

    return { send: (command) => worker.postMessage(command), close };
  }

  return { open };
}

const isAlive = (message: { readonly type: string }): message is Alive => message.type === "alive";
