import { axisKeys, type DataLegend } from "../data/legend.ts";
import { numberFromText } from "./arm-text.ts";

/**
 * A legend in an address: parts between "/", each its key and then, between commas, what it holds:
 * `name:iris/x1:petal length,4,0.5/classes:setosa,virginica`.
 */
export function legendToText(legend: DataLegend | undefined): string {
  if (!legend) return "";
  const axes = axisKeys.flatMap((key) => {
    const axis = legend[key];
    return axis ? [[key, [axis.name, String(axis.offset), String(axis.scale)]] as const] : [];
  });
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ...(legend.name === undefined ? [] : [["name", [legend.name]] as const]),
    ...(legend.inputs === undefined ? [] : [["inputs", [String(legend.inputs)]] as const]),
    ...axes,
    ...(legend.classes ? [["classes", legend.classes] as const] : []),
  ];
  return parts.map(([key, items]) => `${key}:${items.map(escaped).join(",")}`).join("/");
}

/** What `legendToText` wrote, to be judged by the parser. */
export function legendFromText(text: string): unknown {
  return Object.fromEntries(
    text.split("/").map((part) => {
      const colon = part.indexOf(":");
      const key = colon < 0 ? part : part.slice(0, colon);
      const items =
        colon < 0
          ? []
          : part
              .slice(colon + 1)
              .split(",")
              .map(unescaped);
      return [key, heldBy(key, items)];
    }),
  );
}

function heldBy(key: string, items: readonly string[]): unknown {
  if (key === "classes") return items;
  if (key === "inputs") return numberFromText(items.join(","));
  if (!axisKeys.some((axis) => axis === key)) return items.join(",");
  const [name, offset = "", scale = "", ...more] = items;
  const axis = { name, offset: numberFromText(offset), scale: numberFromText(scale) };
  // Surplus parts keep a name of their own, so that the parser reports them.
  return more.length > 0 ? { ...axis, more } : axis;
}

/** Signs that part a legend, and the one that escapes them, by their codes: "~2c". */
const escaped = (text: string): string =>
  text.replace(/[~,:/]/g, (sign) => `~${sign.charCodeAt(0).toString(16)}`);

const unescaped = (text: string): string =>
  text.replace(/~([0-9a-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
