import { type Alive, mostQuietRounds, type Ping, roundMs } from "../protocol/liveness.ts";

export interface LineOptions<Report> {
  readonly createWorker: () => Worker;
  readonly hear: (report: Report) => void;
  /** The worker is gone, for a reason in words; it has been ended and is not heard any more. */
  readonly lose: (reason: string) => void;
}

/** A worker, as those who work with it see it. */
export interface Line<Command> {
  send(command: Command): void;
  /** Ends the worker for good. */
  close(): void;
}

export interface WorkerWatch {
  /** Starts a worker and watches over it. */
  open<Command, Report extends { readonly type: string }>(
    options: LineOptions<Report>,
  ): Line<Command>;
}

const silence = `no sign of life for ${(mostQuietRounds * roundMs) / 1000} seconds`;

/**
 * Notices when workers end. The browser tells of errors, but not of a worker that was killed, was
 * closed or runs in circles: so it goes its rounds, asks those that are quiet, and gives up those
 * that stay so. One timer does for all workers.
 *
 * It counts rounds and not time, and the next round is set when one is over. Where the page's
 * timers rest, because it is hidden, hangs, or the computer sleeps, rounds are missed and none is
 * made up for: every worker has `roundMs` of a running page to answer in. A worker that is still
 * loading is left alone, as the browser tells when that fails.
 */
export function createWorkerWatch(): WorkerWatch {
  const looks = new Set<() => void>();
  let isOnDuty = false;

  function waitForRound(): void {
    isOnDuty = looks.size > 0;
    if (isOnDuty) setTimeout(goRound, roundMs);
  }

  function goRound(): void {
    for (const look of looks) look();
    waitForRound();
  }

  function open<Command, Report extends { readonly type: string }>({
    createWorker,
    hear,
    lose,
  }: LineOptions<Report>): Line<Command> {
    const worker = createWorker();
    let quietRounds = 0;

    function close(): void {
      looks.delete(look);
      worker.onmessage = null;
      worker.onerror = null;
      worker.onmessageerror = null;
      worker.terminate();
    }

    function end(reason: string): void {
      close();
      lose(reason);
    }

    /** In the first quiet round nothing is asked: a worker that talks anyway is not disturbed. */
    function look(): void {
      if (quietRounds === mostQuietRounds) {
        end(silence);
        return;
      }
      if (quietRounds > 0) worker.postMessage({ type: "ping" } satisfies Ping);
      quietRounds += 1;
    }

    worker.onmessage = ({ data }: MessageEvent<Report | Alive>) => {
      quietRounds = 0;
      looks.add(look);
      if (!isOnDuty) waitForRound();
      if (!isAlive(data)) hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end(event.message || "the worker could not be loaded");
    };
    worker.onmessageerror = () => end("a message could not be read");

    return { send: (command) => worker.postMessage(command), close };
  }

  return { open };
}

const isAlive = (message: { readonly type: string }): message is Alive => message.type === "alive";
