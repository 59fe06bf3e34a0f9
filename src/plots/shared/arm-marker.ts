import {
  type SymbolType,
  symbol,
  symbolAsterisk,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolPlus,
  symbolSquare,
  symbolStar,
  symbolTimes,
  symbolTriangle,
  symbolWye,
} from "d3";
import { armIdentity, type MarkerName } from "./arm-identity.ts";

const pointingDown: SymbolType = {
  draw(context, size) {
    const height = Math.sqrt(size / (Math.sqrt(3) * 3));
    context.moveTo(0, height * 2);
    context.lineTo(-Math.sqrt(3) * height, -height);
    context.lineTo(Math.sqrt(3) * height, -height);
    context.closePath();
  },
};

const hourglass: SymbolType = {
  draw(context, size) {
    const reach = Math.sqrt(size / 2);
    context.moveTo(-reach, -reach);
    context.lineTo(reach, -reach);
    context.lineTo(-reach, reach);
    context.lineTo(reach, reach);
    context.closePath();
  },
};

const markers: Readonly<Record<MarkerName, SymbolType>> = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: symbolTriangle,
  diamond: symbolDiamond,
  cross: symbolCross,
  star: symbolStar,
  "triangle pointing down": pointingDown,
  wye: symbolWye,
  hourglass: hourglass,
  saltire: symbolTimes,
  plus: symbolPlus,
  asterisk: symbolAsterisk,
};

/** The marker of the arm at this place in the experiment, as d3 draws symbols. */
export const armMarker = (index: number): SymbolType => markers[armIdentity(index).markerName];

/** That marker around the origin with an area in square pixels, as the `d` of a path. */
export const markerPath = (index: number, area: number): string =>
  symbol(armMarker(index), area)() ?? "";
