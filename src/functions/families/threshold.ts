import { defineActivation } from "./activation-function.ts";

/** f(z) = 1 for z > 0, else 0. Its derivative is 0 everywhere, so nothing below it learns. */
export const step = defineActivation({
  id: "step",
  label: "Step",
  aliases: ["Heaviside function", "Heaviside", "binary step", "unit step"],
  family: "threshold",
  parameters: {},
  kinks: [
    { at: 0, convention: "f(0) = 0, the left value; f′(0) = 0, as everywhere", breaks: "value" },
  ],
  // A choice between two numbers leaves PyTorch nothing to differentiate; sign is level to it.
  libraryCalls: { pytorch: "torch.clamp(torch.sign(z), min=0)" },
  value: (m, z) => m.where(z, ">", 0, 1, 0),
});
