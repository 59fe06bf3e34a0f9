import { defineActivation } from "./activation-function.ts";

/** f(z) = 1 for z > 0, else 0. Its derivative is 0 everywhere, so nothing below it learns. */
export const step = defineActivation({
  id: "step",
  label: "Step",
  family: "threshold",
  parameters: {},
  kinks: [
    { at: 0, convention: "f(0) = 0, the left value; f′(0) = 0, as everywhere", breaks: "value" },
  ],
  reference: {
    authors: "McCulloch & Pitts",
    year: 1943,
    title: "A logical calculus of the ideas immanent in nervous activity",
    where: "doi:10.1007/BF02478259",
  },
  purpose:
    "An early model of a neuron, firing or not; it shows why learning by gradients needs a slope.",
  alsoCalled: ["Heaviside function", "threshold"],
  aliases: ["heaviside", "binary_step", "unit_step"],
  usedBy: "McCulloch and Pitts' neuron and Rosenblatt's perceptron.",
  // A choice between two numbers leaves PyTorch nothing to differentiate; sign is level to it.
  libraryCalls: { pytorch: "torch.clamp(torch.sign(z), min=0)" },
  value: (m, z) => m.where(z, ">", 0, 1, 0),
});
