import { numpyProgram } from "./numpy.ts";
import type { ProgramSetUp } from "./program.ts";
import { pytorchNotebook, pytorchProgram } from "./pytorch.ts";
import { tensorflowProgram } from "./tensorflow.ts";

/** A language in which a set-up can be taken along. */
export interface ProgramLanguage {
  readonly id: string;
  readonly label: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  readonly type: string;
  readonly write: (setUp: ProgramSetUp) => string;
}

/** In the order of menus; a new one is a file and an entry here. */
export const programLanguages: readonly ProgramLanguage[] = [
  { id: "numpy", label: "NumPy", extension: "py", type: "text/x-python", write: numpyProgram },
  {
    id: "pytorch",
    label: "PyTorch",
    extension: "py",
    type: "text/x-python",
    write: pytorchProgram,
  },
  {
    id: "notebook",
    label: "PyTorch, Jupyter",
    extension: "ipynb",
    type: "application/x-ipynb+json",
    write: pytorchNotebook,
  },
  {
    id: "tensorflow",
    label: "TensorFlow.js",
    extension: "mjs",
    type: "text/javascript",
    write: tensorflowProgram,
  },
];
