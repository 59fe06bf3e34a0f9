/** What is going on in a network, each with the figure and the epoch that it rests on. */
export type Explanation =
  | { readonly code: "lost"; readonly values: { readonly epoch: number } }
  | {
      readonly code: "dead";
      readonly values: {
        /** From 1. */
        readonly layer: number;
        readonly count: number;
        readonly units: number;
        readonly since: number;
      };
    }
  | {
      readonly code: "silent";
      readonly values: { readonly layer: number; readonly count: number; readonly since: number };
    }
  | {
      readonly code: "vanishing" | "exploding";
      readonly values: {
        /** ∂L/∂z of the first hidden layer over that of the last. */
        readonly ratio: number;
        /** Geometric means, per layer passed, of what f′ and the weights do to it. */
        readonly slopeFactor: number;
        readonly weightFactor: number;
        readonly since: number;
      };
    }
  | {
      readonly code: "saturated";
      readonly values: { readonly layer: number; readonly share: number; readonly since: number };
    }
  | {
      readonly code: "oneSided";
      readonly values: { readonly layer: number; readonly share: number };
    }
  | {
      readonly code: "unvaried";
      readonly values: { readonly layer: number; readonly share: number; readonly since: number };
    }
  | {
      readonly code: "timid" | "wild";
      readonly values: { readonly ratio: number; readonly since: number };
    }
  | {
      readonly code: "sound";
      readonly values: {
        /** Of the flattest layer. */
        readonly flatShare: number;
        readonly least: number;
        readonly most: number;
      };
    };
