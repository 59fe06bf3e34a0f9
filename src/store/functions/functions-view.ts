import { createStore, type StoreApi } from "zustand/vanilla";
import { armsFromText, armsToText } from "../../engine/experiment/arm-text.ts";
import { armOf } from "../../engine/experiment/defaults.ts";
import type { ArmSpec, Invention } from "../../engine/experiment/experiment.ts";
import { inventedId, readArm, readArms } from "../../engine/experiment/parse-arms.ts";
import { collectProblems, type Problem } from "../../engine/experiment/problem.ts";
import { toQuery } from "../../engine/experiment/query.ts";
import { findActivation } from "../../engine/experiment/resolve-arm.ts";
import { formulaReader } from "../../functions/formula/reader.ts";

/** What the view of functions shows. A function with its parameters is written as an arm is. */
export interface FunctionsState {
  /** The one that is shown large. */
  readonly subject: ArmSpec;
  /** Those on one pair of axes, in order. */
  readonly compared: readonly ArmSpec[];
  readonly shows: "one" | "compared";
  /** The invention in the editor as it is typed, also while it has mistakes; null beside a built-in function. */
  readonly draft: Invention | null;
}

export const mostCompared = 12;

export const startingFunctions: FunctionsState = {
  subject: armOf("gelu"),
  compared: [],
  shows: "one",
  draft: null,
};

export interface FunctionsView {
  readonly store: StoreApi<FunctionsState>;
  open(subject: ArmSpec): void;
  /** Takes in what is typed; it becomes the subject as soon as it is a function. */
  invent(draft: Invention): void;
  /** The same function with one parameter changed. */
  setParameter(name: string, value: number): void;
  /** Into the comparison, or out of it again. */
  toggleCompared(arm: ArmSpec): void;
  clearCompared(): void;
  show(shows: FunctionsState["shows"]): void;
}

export function createFunctionsView(start: FunctionsState = startingFunctions): FunctionsView {
  const store = createStore<FunctionsState>(() => start);
  const { getState, setState } = store;
  return {
    store,
    open(subject) {
      setState({ subject, shows: "one", draft: subject.invention });
    },
    invent(typed) {
      const draft = { ...typed, learnable: stillThere(typed) };
      const invention = { ...draft, name: draft.name.trim() };
      const found = findActivation({ ...armOf(inventedId), invention });
      if (!found.ok) {
        setState({ draft, shows: "one" });
        return;
      }
      const parameters = Object.entries(getState().subject.parameters).filter(([name]) =>
        Object.hasOwn(found.activation.parameters, name),
      );
      const wasInvention = getState().subject.invention !== null;
      const subject = {
        ...armOf(inventedId),
        invention,
        parameters: wasInvention ? Object.fromEntries(parameters) : {},
      };
      setState({ draft, subject, shows: "one" });
    },
    setParameter(name, value) {
      const { subject } = getState();
      setState({ subject: { ...subject, parameters: { ...subject.parameters, [name]: value } } });
    },
    toggleCompared(arm) {
      const { compared } = getState();
      const rest = compared.filter((other) => !isSameFunction(other, arm));
      const next = rest.length < compared.length ? rest : [...compared, arm];
      setState({ compared: next.slice(0, mostCompared) });
    },
    clearCompared() {
      setState({ compared: [], shows: "one" });
    },
    show(shows) {
      setState({ shows });
    },
  };
}

/** Learned parameters that the formula still has; all of them while it cannot be read. */
function stillThere({ formula, learnable }: Invention): readonly string[] {
  const parsed = formulaReader().parseFormula(formula, learnable);
  return parsed.ok ? learnable.filter((name) => parsed.parameters.includes(name)) : learnable;
}

/** Same formula and same parameters, however they were written down. */
export const isSameFunction = (a: ArmSpec, b: ArmSpec): boolean =>
  armsToText([normal(a)]) === armsToText([normal(b)]);

const normal = (arm: ArmSpec): ArmSpec => ({
  ...arm,
  learningRate: null,
  parameters: Object.fromEntries(
    Object.entries(arm.parameters).sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
});

/** The keys that this view has in the address. */
export const functionKeys = ["function", "compare", "overlay"] as const;

/** As a part of an address's query; empty where all is as it starts. */
export function functionsToQuery({ subject, compared, shows }: FunctionsState): string {
  const isStart = isSameFunction(subject, startingFunctions.subject);
  return toQuery([
    ...(isStart ? [] : [["function", armsToText([subject])] as const]),
    ...(compared.length > 0 ? [["compare", armsToText(compared)] as const] : []),
    ...(shows === "compared" ? [["overlay", "on"] as const] : []),
  ]);
}

/** Reads what `functionsToQuery` wrote; what cannot be read is reported and left out. Never throws. */
export function functionsFromQuery(query: string): {
  readonly state: FunctionsState;
  readonly problems: readonly Problem[];
} {
  const given = new URLSearchParams(query);
  const collector = collectProblems();
  const texts = { subject: given.get("function"), compared: given.get("compare") };
  const [first] = texts.subject === null ? [] : (armsFromText(texts.subject) as readonly unknown[]);
  const subject = first === undefined ? undefined : readArm(first, collector.at("function"));
  const compared =
    texts.compared === null
      ? undefined
      : readArms(armsFromText(texts.compared), collector.at("compare"));
  const state = {
    subject: subject ?? startingFunctions.subject,
    compared: (compared ?? []).slice(0, mostCompared),
  };
  const isOverlay = given.get("overlay") === "on" && state.compared.length > 0;
  return {
    state: { ...state, shows: isOverlay ? "compared" : "one", draft: state.subject.invention },
    problems: collector.problems,
  };
}
