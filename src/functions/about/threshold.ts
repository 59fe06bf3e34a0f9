import type { About } from "./about.ts";

export const thresholdAbout = {
  step: {
    purpose:
      "An early model of a neuron, firing or not; it shows why learning by gradients needs a slope.",
    usedBy: "McCulloch and Pitts' neuron and Rosenblatt's perceptron.",
    reference: {
      authors: "McCulloch & Pitts",
      year: 1943,
      title: "A logical calculus of the ideas immanent in nervous activity",
      where: "doi:10.1007/BF02478259",
    },
  },
} satisfies Readonly<Record<string, About>>;
