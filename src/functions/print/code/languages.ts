import { jax } from "./jax.ts";
import { keras } from "./keras.ts";
import { latex } from "./latex.ts";
import { numpy } from "./numpy.ts";
import { pytorch } from "./pytorch.ts";
import type { CodeLanguage } from "./snippet.ts";
import { typescript } from "./typescript.ts";

/** The languages of the "Copy as" menu, in its order. A new one is one file and one entry here. */
export const codeLanguages: readonly CodeLanguage[] = [
  pytorch,
  keras,
  numpy,
  jax,
  typescript,
  latex,
];
