/** How this person likes the page; kept in the browser, never in the link. */
export interface Preferences {
  readonly theme: "system" | "light" | "dark";
  readonly size: "normal" | "lecture";
  readonly lossScale: "log" | "linear";
  readonly epochScale: "log" | "linear";
  readonly showsTestData: boolean;
  readonly discretises: boolean;
  /** What each neuron adds to the graph of one input: not shown, beside each other, or stacked. */
  readonly shares: "hidden" | "beside" | "stacked";
  readonly stepBy: "epoch" | "iteration";
  /** The bet of a first visit, until it is taken or left. */
  readonly firstBet: "open" | "done";
}

export const defaultPreferences: Preferences = {
  theme: "system",
  size: "normal",
  lossScale: "log",
  epochScale: "linear",
  showsTestData: false,
  discretises: false,
  shares: "hidden",
  stepBy: "epoch",
  firstBet: "open",
};

const allowed: { readonly [Name in keyof Preferences]: readonly Preferences[Name][] } = {
  theme: ["system", "light", "dark"],
  size: ["normal", "lecture"],
  lossScale: ["log", "linear"],
  epochScale: ["log", "linear"],
  showsTestData: [true, false],
  discretises: [true, false],
  shares: ["hidden", "beside", "stacked"],
  stepBy: ["epoch", "iteration"],
  firstBet: ["open", "done"],
};

// Not what every object has, such as `constructor`.
const isPreference = (name: string): name is keyof Preferences => Object.hasOwn(allowed, name);

/** The part of `localStorage` that is used; absent where the browser forbids it. */
export type PreferenceStorage = Pick<Storage, "getItem" | "setItem">;

const storageKey = "activation-playground.preferences";

/** What was kept, each value checked by itself; the defaults for the rest. Never throws. */
export function loadPreferences(storage: PreferenceStorage | null): Preferences {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(storageKey) ?? "{}");
    const valid = Object.entries(kept ?? {}).filter(([name, value]) =>
      isPreference(name) ? (allowed[name] as readonly unknown[]).includes(value) : false,
    );
    return { ...defaultPreferences, ...Object.fromEntries(valid) };
  } catch {
    return defaultPreferences;
  }
}

/** Storage may be full or forbidden; the page works without. */
export function savePreferences(storage: PreferenceStorage | null, preferences: Preferences): void {
  try {
    storage?.setItem(storageKey, JSON.stringify(preferences));
  } catch {}
}
