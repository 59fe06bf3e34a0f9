import { cos, sin } from "../../functions/algebra/deterministic-math.ts";
import {
  type Dataset,
  fillGroups,
  type LabelledPoint,
  type PointDraw,
  threeClasses,
  twoClasses,
} from "./dataset.ts";

const twoPi = 2 * Math.PI;

/** TensorFlow Playground's range of cluster variances over its range of noise. */
const clusterVariance = (noise: number): number => 0.5 + (noise / 0.5) * 3.5;

/** At distance r from the origin, `angle` clockwise from the x₂ axis, as TensorFlow Playground turns. */
const polar = (r: number, angle: number): { x1: number; x2: number } => ({
  x1: r * sin(angle),
  x2: r * cos(angle),
});

/** Moves a point and keeps its label. */
const blur = (point: LabelledPoint, draw: PointDraw, variance: number): LabelledPoint => ({
  x1: point.x1 + draw.normal(variance),
  x2: point.x2 + draw.normal(variance),
  label: point.label,
});

/** Variance of `blur` for datasets that TensorFlow Playground does not have: deviation 1 at noise 50. */
const blurVariance = (noise: number): number => 4 * noise * noise;

/** Point `index` of `size` on a spiral that starts at `startAngle`; noise as in TensorFlow Playground. */
function onSpiral(
  draw: PointDraw,
  noise: number,
  place: { startAngle: number; turns: number; share: number; label: number },
): LabelledPoint {
  const { x1, x2 } = polar(5 * place.share, place.turns * place.share * twoPi + place.startAngle);
  return {
    x1: x1 + draw.uniform(-1, 1) * noise,
    x2: x2 + draw.uniform(-1, 1) * noise,
    label: place.label,
  };
}

/** Classes over the plane; the first four are TensorFlow Playground's. */
export const classificationDatasets = {
  circle: {
    label: "Circle",
    description: "A disc inside a ring: one class surrounds the other.",
    defaultSampleCount: 500,
    isOfPlayground: true,
    kind: () => twoClasses,
    generate: (request) => {
      const radius = 5;
      return fillGroups(request, 2, (draw, group) => {
        const r = group === 0 ? draw.uniform(0, radius * 0.5) : draw.uniform(radius * 0.7, radius);
        const { x1, x2 } = polar(r, draw.uniform(0, twoPi));
        // Noise moves the point that is judged, not the one that is shown.
        const judged1 = x1 + draw.uniform(-radius, radius) * request.noise;
        const judged2 = x2 + draw.uniform(-radius, radius) * request.noise;
        const inside = judged1 * judged1 + judged2 * judged2 < radius * radius * 0.25;
        return { x1, x2, label: inside ? 1 : 0 };
      });
    },
  },
  xor: {
    label: "Exclusive or",
    description: "Four squares: opposite ones share a class.",
    defaultSampleCount: 500,
    isOfPlayground: true,
    kind: () => twoClasses,
    generate: (request) => {
      const padded = (x: number): number => x + (x > 0 ? 0.3 : -0.3);
      return fillGroups(request, 1, (draw) => {
        const x1 = padded(draw.uniform(-5, 5));
        const x2 = padded(draw.uniform(-5, 5));
        const judged1 = x1 + draw.uniform(-5, 5) * request.noise;
        const judged2 = x2 + draw.uniform(-5, 5) * request.noise;
        return { x1, x2, label: judged1 * judged2 >= 0 ? 1 : 0 };
      });
    },
  },
  gauss: {
    label: "Two clusters",
    description: "Two round clouds that a straight line can part.",
    defaultSampleCount: 500,
    isOfPlayground: true,
    kind: () => twoClasses,
    generate: (request) =>
      fillGroups(request, 2, (draw, group) => {
        const centre = group === 0 ? 2 : -2;
        return blur(
          { x1: centre, x2: centre, label: 1 - group },
          draw,
          clusterVariance(request.noise),
        );
      }),
  },
  spiral: {
    label: "Spiral",
    description: "Two arms wound around each other: the hardest of TensorFlow Playground's four.",
    defaultSampleCount: 500,
    isOfPlayground: true,
    kind: () => twoClasses,
    generate: (request) =>
      fillGroups(request, 2, (draw, group, index, size) =>
        onSpiral(draw, request.noise, {
          startAngle: group * Math.PI,
          turns: 1.75,
          share: index / size,
          label: 1 - group,
        }),
      ),
  },
  moons: {
    label: "Moons",
    description: "Two half circles, each reaching into the other.",
    defaultSampleCount: 500,
    kind: () => twoClasses,
    generate: (request) => {
      const radius = 3;
      return fillGroups(request, 2, (draw, group) => {
        const angle = draw.uniform(0, Math.PI);
        const side = group === 0 ? 1 : -1;
        const point = {
          x1: side * (radius * cos(angle) - radius / 2),
          x2: side * (radius * sin(angle) - radius / 4),
          label: group,
        };
        return blur(point, draw, blurVariance(request.noise));
      });
    },
  },
  checkerboard: {
    label: "Checkerboard",
    description: "Sixteen squares, neighbours of different class.",
    defaultSampleCount: 500,
    kind: () => twoClasses,
    generate: (request) => {
      const side = 3;
      const cellOf = (x: number): number => Math.floor(x / side);
      // A margin inside every square, so that without noise a boundary can lie between the classes.
      const inset = (x: number): number => {
        const centre = (cellOf(x) + 0.5) * side;
        return centre + (x - centre) * 0.9;
      };
      return fillGroups(request, 1, (draw) => {
        const x1 = inset(draw.uniform(-6, 6));
        const x2 = inset(draw.uniform(-6, 6));
        const cell1 = cellOf(x1 + draw.uniform(-5, 5) * request.noise);
        const cell2 = cellOf(x2 + draw.uniform(-5, 5) * request.noise);
        return { x1, x2, label: (cell1 + cell2) % 2 === 0 ? 1 : 0 };
      });
    },
  },
  rings: {
    label: "Rings",
    description: "Three classes: a disc and two rings around it.",
    defaultSampleCount: 500,
    kind: () => threeClasses,
    generate: (request) =>
      fillGroups(request, 3, (draw, group) => {
        const inner = 2 * group;
        const { x1, x2 } = polar(draw.uniform(inner, inner + 1.2), draw.uniform(0, twoPi));
        return blur({ x1, x2, label: group }, draw, blurVariance(request.noise));
      }),
  },
  threeSpirals: {
    label: "Three spirals",
    description: "Three classes on three arms wound around each other.",
    defaultSampleCount: 500,
    isOccasional: true,
    kind: () => threeClasses,
    generate: (request) =>
      fillGroups(request, 3, (draw, group, index, size) =>
        onSpiral(draw, request.noise, {
          startAngle: (group * twoPi) / 3,
          turns: 1,
          share: index / size,
          label: group,
        }),
      ),
  },
  blobs: {
    label: "Three clusters",
    description: "Three classes: round clouds at the corners of a triangle.",
    defaultSampleCount: 500,
    kind: () => threeClasses,
    generate: (request) =>
      fillGroups(request, 3, (draw, group) => {
        const { x1, x2 } = polar(3, (group * twoPi) / 3);
        return blur({ x1, x2, label: group }, draw, clusterVariance(request.noise));
      }),
  },
} satisfies Readonly<Record<string, Dataset>>;
