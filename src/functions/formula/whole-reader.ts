import { inventActivation } from "./invention.ts";
import { parseFormula } from "./parse.ts";
import { provideFormulaReader } from "./reader.ts";
import { parseRule } from "./rule.ts";

provideFormulaReader({ inventActivation, parseFormula, parseRule });
