/** A named set-up to start from. */
export interface NamedSetUp {
  readonly id: string;
  readonly title: string;
  /** What is seen here, in one sentence. */
  readonly sentence: string;
  /** The experiment, as an address has it; what it does not say is as the page opens. */
  readonly query: string;
  /** The activation whose boundary is its picture, by its place. */
  readonly pictured: number;
  /**
   * Of each activation, in their order: whether it converges for every one of the first
   * five seeds ("always"), for none ("never"), or for some ("sometimes").
   */
  readonly converges: readonly ("always" | "never" | "sometimes")[];
}
