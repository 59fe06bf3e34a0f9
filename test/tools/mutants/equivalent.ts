/** Faults that no test can notice, because nothing that anybody sees differs. */
export interface Equivalent {
  /** The file's name, without its folder. */
  readonly file: string;
  /** The line that it is in, trimmed; of several lines the first. */
  readonly line: string;
  readonly replacement: string;
  readonly reason: string;
}

export const equivalents: readonly Equivalent[] = [];
