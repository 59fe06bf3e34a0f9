/** Something that comes later, or never, and those who wait to follow it. */
export function createLate<Thing>() {
  let thing: Thing | null = null;
  const waiting = new Set<(come: Thing) => void>();
  return {
    /** Null until it has come. */
    current: (): Thing | null => thing,
    arrive(come: Thing): void {
      thing = come;
      for (const begin of waiting) begin(come);
      waiting.clear();
    },
    /** Follows it once it is there; `onArrival` hears of it where that is later. Returns the end of it. */
    follow(subscribe: (to: Thing) => (() => void) | undefined, onArrival = () => {}): () => void {
      if (thing) return subscribe(thing) ?? (() => {});
      let stop: (() => void) | undefined;
      const begin = (come: Thing) => {
        stop = subscribe(come);
        onArrival();
      };
      waiting.add(begin);
      return () => {
        waiting.delete(begin);
        stop?.();
      };
    },
  };
}
