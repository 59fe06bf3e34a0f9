import { isPrintable } from "../../functions/formula/printable.ts";
import { type Axis, axisKeys, type DataLegend, legendLimits } from "../data/legend.ts";
import { mostClasses } from "../data/points.ts";
import type { ProblemCollector } from "./problem.ts";
import { isTree, readList, readNumber, reportUnknownKeys } from "./values.ts";

/** Reads what brought points stand for; undefined after saying what is wrong. */
export function readLegend(given: unknown, collector: ProblemCollector): DataLegend | undefined {
  if (!isTree(given)) return collector.add({ code: "shape", shape: "legend" }, given);
  reportUnknownKeys(given, ["name", "inputs", ...axisKeys, "classes"], collector);
  const before = collector.problems.length;
  const name = Object.hasOwn(given, "name")
    ? readName(given.name, collector.at("name"))
    : undefined;
  const inputs = Object.hasOwn(given, "inputs")
    ? readInputs(given.inputs, collector.at("inputs"))
    : undefined;
  const axes = axisKeys.flatMap((key) => {
    const axis = Object.hasOwn(given, key) ? readAxis(given[key], collector.at(key)) : undefined;
    return axis ? [[key, axis] as const] : [];
  });
  const classes = Object.hasOwn(given, "classes")
    ? readList(
        given.classes,
        { minLength: 2, maxLength: mostClasses },
        collector.at("classes"),
        readName,
      )
    : undefined;
  if (collector.problems.length > before) return undefined;
  const legend = {
    ...(name === undefined ? {} : { name }),
    ...(inputs === undefined ? {} : { inputs }),
    ...Object.fromEntries(axes),
    ...(classes ? { classes } : {}),
  };
  // One that says nothing is none: an experiment has one form.
  return Object.keys(legend).length > 0 ? legend : undefined;
}

function readInputs(given: unknown, collector: ProblemCollector): 1 | undefined {
  return given === 1 ? 1 : collector.add({ code: "oneOf", allowed: ["1"] }, given);
}

function readName(given: unknown, collector: ProblemCollector): string | undefined {
  const { nameCharacters } = legendLimits;
  const fits =
    typeof given === "string" &&
    given.trim() !== "" &&
    given.length <= nameCharacters &&
    isPrintable(given);
  return fits ? given : collector.add({ code: "name", max: nameCharacters }, given);
}

function readAxis(given: unknown, collector: ProblemCollector): Axis | undefined {
  if (!isTree(given)) return collector.add({ code: "shape", shape: "axis" }, given);
  reportUnknownKeys(given, ["name", "offset", "scale"], collector);
  const name = readName(given.name, collector.at("name"));
  const offset = readNumber(given.offset, legendLimits.offset, collector.at("offset"));
  const scale = readNumber(given.scale, legendLimits.scale, collector.at("scale"));
  if (name === undefined || offset === undefined || scale === undefined) return undefined;
  return { name, offset, scale };
}
