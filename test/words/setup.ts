import "../../src/engine/data/real/rows.ts";
import "../../src/functions/formula/whole-reader.ts";
import { loadWords } from "../../src/words/say.ts";

/** Tests speak English; every room is there. */
await loadWords("en", "all");
