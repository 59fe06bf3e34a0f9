import type { NetworkShape } from "../../engine/network/network-shape.ts";
import {
  type Column,
  linkPath,
  networkLayout,
  sidePath,
  skipPath,
} from "../network/network-layout.ts";
import { linkLook } from "../network/network-painter.ts";
import { linkWidths } from "../network/network-view.ts";
import type { PictureColours } from "./picture-colours.ts";
import { type Drawing, element, textAt } from "./svg-text.ts";

interface NetworkPicture {
  readonly title: string;
  readonly shape: NetworkShape;
  /** As `FlatParameters` says. */
  readonly parameters: ArrayLike<number>;
  /** Names of the inputs. */
  readonly features: readonly string[];
  /** Heat maps of every unit, [layer][unit], as `heatAddress` gives them; "" for none. */
  readonly heats: readonly (readonly string[])[];
  /** Whether units are dropped out in training. */
  readonly isDropped?: boolean;
  /** "weights from −1.2 to 0.9" */
  readonly scale: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** One network: what every unit gives over the plane, links as wide as their weights. */
export function networkPicture(picture: NetworkPicture, colours: PictureColours): Drawing {
  const { title, shape, parameters, features, heats, widthPx, heightPx } = picture;
  const top = 40;
  const layout = networkLayout({
    features: features.length,
    hidden: shape.layers.slice(0, -1).map(({ units }) => units),
    outputs: shape.outputs,
    widthPx,
    heightPx: heightPx - top - 24,
  });
  const widths = linkWidths(layout);
  const weights = shape.layers.map(({ weightOffset, biasOffset }) =>
    Array.from(
      { length: biasOffset - weightOffset },
      (_, at) => parameters[weightOffset + at] ?? 0,
    ),
  );
  const most = Math.max(...weights.flat().map(Math.abs).filter(Number.isFinite), 1e-9);
  const links = shape.layers.flatMap(({ rows, inputs, maps }, layer) => {
    const [source, target] = [layout.columns[layer], layout.columns[layer + 1]];
    if (!source || !target) return [];
    return Array.from({ length: rows * inputs }, (_, at) => {
      const [row, input] = [Math.floor(at / inputs), at % inputs];
      const share = (weights[layer]?.[at] ?? 0) / most;
      const { width, colour } = linkLook(share, widths[layer] ?? 2, colours.signed);
      return element("path", {
        d: linkPath(source, input, target, Math.floor(row / maps)),
        fill: "none",
        stroke: colour,
        "stroke-width": width,
      });
    });
  });
  // As on the page: what stands around hidden layers.
  const marks = shape.layers.slice(0, -1).flatMap(({ normalisation, skips }, layer) => {
    const [from, column] = [layout.columns[layer], layout.columns[layer + 1]];
    if (!from || !column) return [];
    const line = { fill: "none", stroke: colours.inkSoft };
    return [
      ...(normalisation ? [element("path", { d: sidePath(column, "before"), ...line })] : []),
      ...(picture.isDropped
        ? [element("path", { d: sidePath(column, "after"), ...line, "stroke-dasharray": "1 4" })]
        : []),
      ...(skips ? [element("path", { d: skipPath(from, column), ...line })] : []),
    ];
  });
  const tiles = (column: Column, layer: number) =>
    column.tiles.map(({ x, y, size }, unit) => {
      const heat = layer < 0 ? "" : (heats[layer]?.[unit] ?? "");
      const place = { x, y, width: size, height: size };
      return [
        element("rect", { ...place, fill: colours.ends.neutral, stroke: colours.inkSoft }),
        ...(heat === ""
          ? []
          : [element("image", { ...place, href: heat, preserveAspectRatio: "none" })]),
        ...(layer < 0
          ? [
              textAt(x - 6, y + size / 2 + 4, features[unit] ?? "", {
                "font-size": 12,
                "text-anchor": "end",
                fill: colours.ink,
              }),
            ]
          : []),
      ].join("");
    });
  const body = [
    textAt(12, 16, title, { "font-size": 15, "font-weight": 600, fill: colours.ink }),
    element(
      "g",
      { transform: `translate(0,${top})` },
      ...links,
      ...marks,
      ...layout.columns.flatMap((column, index) => tiles(column, index - 1)),
    ),
    textAt(12, heightPx - 6, picture.scale, { "font-size": 11, fill: colours.inkSoft }),
  ];
  return { width: layout.widthPx, height: heightPx, body: body.join("") };
}
