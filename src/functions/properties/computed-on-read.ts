/** A value that is computed when it is first asked for, and never again. */
export function once<Value>(compute: () => Value): () => Value {
  let computed: { readonly value: Value } | null = null;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}

/** An object whose values are computed once, when they are first read. */
export function computedOnRead<Values extends object>(
  computations: {
    readonly [Name in keyof Values]: () => Values[Name];
  },
): Values {
  const values = {};
  for (const name of Object.keys(computations) as (keyof Values)[]) {
    Object.defineProperty(values, name, { get: once(computations[name]), enumerable: true });
  }
  return values as Values;
}
