import type { ReactNode } from "react";
import type { Term } from "../../words/terms.ts";
import styles from "./term-pictures.module.css";

/** Small drawings for the terms that a picture says more of; each says nothing that its sentence does not. */

const width = 168;
const height = 64;

/** σ(z) over −6 to 6 in the lower part of the picture, and a hill of z where a part of it lies. */
const sigmoid = "M4,56C64,56 68,56 84,34S104,12 164,12";
const relu = "M4,44H84L124,8";
const hill = (centre: number) =>
  `M${centre - 34},60C${centre - 14},60 ${centre - 12},40 ${centre},40S${centre + 14},60 ${centre + 34},60Z`;

const dots = (places: readonly (readonly [number, number])[], className: string | undefined) =>
  places.map(([x, y]) => <circle key={`${x}:${y}`} className={className} cx={x} cy={y} r={3.5} />);

const pictures: Partial<Readonly<Record<Term, ReactNode>>> = {
  trainShare: (
    <>
      {dots(
        [
          [20, 20],
          [36, 44],
          [52, 18],
          [64, 40],
          [78, 26],
        ],
        styles.solid,
      )}
      {dots(
        [
          [104, 22],
          [120, 44],
          [140, 20],
          [150, 46],
        ],
        styles.open,
      )}
      <line className={styles.thin} x1={91} x2={91} y1={6} y2={58} />
    </>
  ),
  noise: (
    <>
      {dots(
        [
          [22, 24],
          [30, 38],
          [38, 26],
          [28, 48],
        ],
        styles.solid,
      )}
      {dots(
        [
          [58, 20],
          [66, 34],
          [54, 40],
          [68, 48],
        ],
        styles.open,
      )}
      {dots(
        [
          [108, 22],
          [140, 34],
          [118, 50],
          [150, 16],
        ],
        styles.solid,
      )}
      {dots(
        [
          [124, 30],
          [104, 42],
          [146, 52],
          [132, 14],
        ],
        styles.open,
      )}
      <line className={styles.thin} x1={88} x2={88} y1={6} y2={58} />
    </>
  ),
  batch: [0, 1, 2, 3].map((batch) => (
    <g key={batch} transform={`translate(${10 + 40 * batch},12)`}>
      <rect className={styles.frame} width={30} height={40} rx={3} />
      {dots(
        [
          [9, 11],
          [21, 11],
          [9, 28],
          [21, 28],
        ],
        styles.solid,
      )}
    </g>
  )),
  learningRate: (
    <>
      <path className={styles.curve} d="M8,8C40,78 60,60 76,8" />
      <path className={styles.accent} d="M12,16L22,36L31,48L38,53" />
      <path className={styles.curve} d="M92,8C124,78 144,60 160,8" />
      <path className={styles.accent} d="M96,16L153,24L104,30L148,36" />
    </>
  ),
  initialisation: (
    <>
      <path className={styles.hill} d="M14,56C34,56 34,12 42,12S50,56 70,56Z" />
      <path className={styles.hill} d="M90,56C110,56 112,38 127,38S144,56 164,56Z" />
      <line className={styles.thin} x1={4} x2={164} y1={56} y2={56} />
    </>
  ),
  rule: (
    <>
      <path className={styles.curve} d="M6,8C40,10 50,48 164,54" />
      <line className={styles.broken} x1={4} x2={164} y1={40} y2={40} />
      <circle className={styles.solid} cx={63} cy={40} r={4.5} />
    </>
  ),
  boundary: (
    <>
      <rect className={styles.tint} x={84} y={4} width={80} height={56} />
      <path className={styles.curve} d="M84,4V60" />
      {dots(
        [
          [24, 20],
          [50, 42],
          [66, 16],
        ],
        styles.open,
      )}
      {dots(
        [
          [104, 40],
          [126, 18],
          [148, 44],
        ],
        styles.solid,
      )}
    </>
  ),
  functionChart: (
    <>
      <line className={styles.thin} x1={4} x2={164} y1={56} y2={56} />
      <path className={styles.curve} d={sigmoid} />
      <path className={styles.dashed} d="M4,56C58,56 66,38 84,38S110,56 164,56" />
    </>
  ),
  layerPreActivation: (
    <>
      <path className={styles.hill} d={hill(96)} />
      <path className={styles.curve} d={sigmoid} />
    </>
  ),
  saturated: (
    <>
      <rect className={styles.tint} x={4} y={4} width={44} height={56} />
      <rect className={styles.tint} x={120} y={4} width={44} height={56} />
      <path className={styles.curve} d={sigmoid} />
    </>
  ),
  deadNeurons: (
    <>
      <path className={styles.hill} d={hill(44)} />
      <line className={styles.thin} x1={84} x2={84} y1={4} y2={60} />
      <path className={styles.curve} d={relu} />
    </>
  ),
  layerGradient: [6, 14, 28, 46].map((tall, layer) => (
    <rect
      key={tall}
      className={styles.bar}
      x={12 + 38 * layer}
      width={26}
      y={56 - tall}
      height={tall}
    />
  )),
  loss: (
    <>
      <path className={styles.curve} d="M6,10C50,14 60,50 164,52" />
      <line className={styles.thin} x1={4} x2={164} y1={58} y2={58} />
    </>
  ),
  regularisation: (
    <>
      <path className={styles.dashed} d="M6,50C24,4 40,70 58,20S92,60 108,14S140,60 162,16" />
      <path className={styles.curve} d="M6,44C50,24 110,40 162,24" />
    </>
  ),
  diverged: (
    <path className={styles.curve} d="M6,46C60,52 96,50 120,30S132,8 134,2M126,8L134,2L140,9" />
  ),
  censored: (
    <>
      <path className={styles.curve} d="M6,12C60,16 90,26 150,30" />
      <line className={styles.broken} x1={4} x2={164} y1={48} y2={48} />
      <line className={styles.thin} x1={150} x2={150} y1={4} y2={60} />
    </>
  ),
};

/** The picture of a term; nothing for most. */
export function TermPicture({ term }: { readonly term: Term }) {
  const { [term]: drawing } = pictures;
  if (drawing === undefined) return null;
  return (
    <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {drawing}
    </svg>
  );
}
