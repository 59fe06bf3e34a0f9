import { useId } from "react";
import { Help } from "../controls/Help.tsx";
import type { Term } from "../shared/glossary.ts";
import styles from "./LayerTable.module.css";
import type { LayerFigures } from "./layer-figures.ts";

interface LayerTableProps {
  /** One for each hidden layer; empty before the first frame. */
  readonly figures: readonly LayerFigures[];
  readonly layerCount: number;
  readonly isMaxout: boolean;
  /** The layer whose pre-activations are shown, from 0. */
  readonly selected: number;
  readonly onSelect: (layer: number) => void;
}

/** One row for each hidden layer: its pre-activations, dead neurons and gradient. */
export function LayerTable(props: LayerTableProps) {
  const { figures, layerCount, isMaxout, selected, onSelect } = props;
  const name = useId();
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="visually-hidden">
          Hidden layers over the training set. Select one to show its pre-activations.
        </caption>
        <thead>
          <tr>
            <Head label="layer" />
            <Head label="z" term="layerPreActivation" className={styles.wide} />
            <Head label="saturated" term="saturated" />
            <Head
              label={isMaxout ? "unused" : "dead"}
              term={isMaxout ? "unusedPieces" : "deadNeurons"}
            />
            <Head label="gradient" term="layerGradient" />
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: layerCount }, (_, layer) => {
            const row = figures[layer];
            return (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place.
                key={layer}
                data-selected={layer === selected}
                onClick={() => onSelect(layer)}
              >
                <th scope="row">
                  <label>
                    <input
                      type="radio"
                      name={name}
                      checked={layer === selected}
                      aria-label={`Hidden layer ${layer + 1}`}
                      onChange={() => onSelect(layer)}
                    />
                    {layer + 1}
                  </label>
                </th>
                <td className={styles.wide}>{row?.preActivation ?? "–"}</td>
                <td>
                  <Gauge share={row?.saturatedShare ?? 0} text={row?.saturated ?? "–"} />
                </td>
                <td className={styles.idle} data-dead={!isMaxout && (row?.idle ?? 0) > 0}>
                  {row?.idleOf ?? "–"}
                </td>
                <td>
                  <Gauge
                    share={row?.gradientShare ?? 0}
                    text={row?.gradient ?? "–"}
                    kind="accent"
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  readonly label: string;
  readonly term?: Term;
  readonly className?: string | undefined;
}

function Head({ label, term, className }: HeadProps) {
  return (
    <th scope="col" className={className}>
      <span className={styles.head}>
        {label}
        {term && <Help term={term} />}
      </span>
    </th>
  );
}

interface GaugeProps {
  /** 0 to 1. */
  readonly share: number;
  readonly text: string;
  readonly kind?: "accent";
}

/** A thin bar over its number. */
function Gauge({ share, text, kind }: GaugeProps) {
  return (
    <span className={styles.gauge} data-kind={kind}>
      <span className={styles.number}>{text}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ transform: `scaleX(${share})` }} />
      </span>
    </span>
  );
}
