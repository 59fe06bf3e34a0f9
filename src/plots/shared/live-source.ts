/**
 * A value that changes at display rate, read without React: pictures subscribe
 * and paint; components that show it in words select from it at human speed.
 */
export interface LiveSource<T> {
  getState(): T;
  subscribe(listener: () => void): () => void;
}
