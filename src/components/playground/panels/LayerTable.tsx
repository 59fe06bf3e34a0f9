import { useId } from "react";
import { say } from "../../../words/say.ts";
import type { Term as TermId } from "../../../words/terms.ts";
import { Term } from "../../controls/Term.tsx";
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
        <caption className="visually-hidden">{say("layers.table")}</caption>
        <thead>
          <tr>
            <Head label={say("layers.layer")} />
            <Head label={say("layers.z")} term="layerPreActivation" className={styles.wide} />
            <Head label={say("layers.saturated")} term="saturated" />
            <Head
              label={say(isMaxout ? "layers.unused" : "layers.dead")}
              term={isMaxout ? "unusedPieces" : "deadNeurons"}
            />
            <Head label={say("layers.gradient")} term="layerGradient" />
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
                      aria-label={say("layers.one", { layer: layer + 1 })}
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
                <td title={row?.gradientInWords}>
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
  readonly term?: TermId;
  readonly className?: string | undefined;
}

function Head({ label, term, className }: HeadProps) {
  return (
    <th scope="col" className={className}>
      <span className={styles.head}>{term ? <Term term={term}>{label}</Term> : label}</span>
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
