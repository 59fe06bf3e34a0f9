import { createStore } from "zustand/vanilla";

/** How the page stands without a network. */
export type OfflineState =
  /** This browser, or this window, keeps no pages. */
  | { readonly kind: "unsupported" }
  | { readonly kind: "keeping" }
  /** All of it is kept. */
  | { readonly kind: "ready" }
  /** A new version is kept beside the one in use. `otherTabs` use that one, as far as was asked. */
  | { readonly kind: "waiting"; readonly otherTabs: number }
  | { readonly kind: "notKept"; readonly isFull: boolean };

/** What is used of a browser's service workers; tests bring their own. */
export interface WorkerContainer extends EventTarget {
  readonly controller: object | null;
  /** Undefined where a tool keeps service workers off. */
  register(address: string): Promise<WorkerRegistration | undefined>;
}

export interface WorkerRegistration extends EventTarget {
  readonly installing: WaitingWorker | null;
  readonly waiting: WaitingWorker | null;
  readonly active: WaitingWorker | null;
}

export interface WaitingWorker extends EventTarget {
  readonly state: string;
  postMessage(message: { readonly type: "takeOver" }): void;
}

interface OfflineOptions {
  /** Null where the browser has none. */
  readonly container: WorkerContainer | null;
  /** Called once for each new version that waits. */
  readonly onWaiting: () => void;
  readonly reload: () => void;
}

export type Offline = ReturnType<typeof createOffline>;

/** Keeps the page in the browser, and says how that stands. */
export function createOffline({ container, onWaiting, reload }: OfflineOptions) {
  const store = createStore<OfflineState>(() =>
    container ? { kind: "keeping" } : { kind: "unsupported" },
  );
  let registration: WorkerRegistration | null = null;
  let isTakingOver = false;

  function show(): void {
    if (!registration) return;
    const { waiting, active } = registration;
    const { kind } = store.getState();
    if (waiting && active) {
      if (kind === "waiting") return;
      store.setState({ kind: "waiting", otherTabs: 0 }, true);
      onWaiting();
    } else if (active) store.setState({ kind: "ready" }, true);
  }

  function watchInstalling(): void {
    registration?.installing?.addEventListener("statechange", show);
  }

  container?.addEventListener("message", (event) => {
    const { data } = event as MessageEvent<{ type?: string; count?: number; isFull?: boolean }>;
    if (data?.type === "otherTabs") {
      store.setState({ kind: "waiting", otherTabs: data.count ?? 1 }, true);
    }
    // What is kept already stays of use.
    if (data?.type === "notKept" && !registration?.active) {
      store.setState({ kind: "notKept", isFull: data.isFull === true }, true);
    }
  });
  container?.addEventListener("controllerchange", () => {
    if (isTakingOver) reload();
    else show();
  });

  return {
    store,
    /** Has the page kept; to be called when it has nothing better to do. */
    async start(address: string): Promise<void> {
      if (!container) return;
      try {
        registration = (await container.register(address)) ?? null;
      } catch {
        // Forbidden here.
      }
      if (!registration) {
        store.setState({ kind: "unsupported" }, true);
        return;
      }
      registration.addEventListener("updatefound", watchInstalling);
      watchInstalling();
      show();
    },
    /** Has the version that waits take over, where this is the only tab; the page is loaded again. */
    takeOver(): void {
      if (!registration?.waiting) return;
      isTakingOver = true;
      registration.waiting.postMessage({ type: "takeOver" });
    },
  };
}
