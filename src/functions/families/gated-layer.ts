import { defineGated } from "./activation-function.ts";
import { gelu, swish } from "./gated.ts";
import { linear } from "./other.ts";
import { relu } from "./rectifier.ts";
import { sigmoid } from "./sigmoidal.ts";

/** u·σ(z). */
export const glu = defineGated({
  id: "glu",
  label: "GLU",
  aliases: ["gated linear unit"],
  gate: sigmoid,
});

/** u·z: no function at all, and still no linear layer. */
export const bilinear = defineGated({
  id: "bilinear",
  label: "Bilinear",
  aliases: ["bilinear unit", "bilinear layer"],
  gate: linear,
});

/** u·max(z, 0). */
export const reglu = defineGated({
  id: "reglu",
  label: "ReGLU",
  aliases: ["ReLU-gated linear unit"],
  gate: relu,
});

/** u·zΦ(z). */
export const geglu = defineGated({
  id: "geglu",
  label: "GEGLU",
  aliases: ["GELU-gated linear unit"],
  gate: gelu,
});

/** u·zσ(βz). */
export const swiglu = defineGated({
  id: "swiglu",
  label: "SwiGLU",
  aliases: ["Swish-gated linear unit"],
  gate: swish,
});
