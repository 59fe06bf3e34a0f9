/** Something in an experiment that was not used as given, and why. */
export interface Problem {
  /** The field at fault: "optimiser.learningRate", "arms[2].parameters.alpha"; empty for the whole. */
  readonly path: string;
  /** What is wrong and what is allowed, as a sentence. */
  readonly message: string;
  /** What stood there. */
  readonly given: unknown;
}

/** Collects problems at one place; `at` descends. */
export interface Complaints {
  readonly problems: readonly Problem[];
  add(message: string, given: unknown): undefined;
  at(step: string | number): Complaints;
}

export function complaintsAt(path = "", problems: Problem[] = []): Complaints {
  return {
    problems,
    add(message, given) {
      problems.push({ path, message, given });
      return undefined;
    },
    at(step) {
      const suffix = typeof step === "number" ? `[${step}]` : path === "" ? step : `.${step}`;
      return complaintsAt(`${path}${suffix}`, problems);
    },
  };
}

/** One line for a person: "optimiser.learningRate: must be … (given: −1)". */
export function describeProblem({ path, message, given }: Problem): string {
  const where = path === "" ? "experiment" : path;
  return `${where}: ${message} (given: ${brief(given)})`;
}

function brief(value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
