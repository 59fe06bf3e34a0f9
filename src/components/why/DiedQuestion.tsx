import type { CSSProperties } from "react";
import { saturatedSlope } from "../../engine/diagnostics/unit-tally.ts";
import { ArmSwatch } from "../../plots/shared/ArmSwatch.tsx";
import { nearest } from "../../plots/why/epoch-paths.ts";
import { LayerStrips } from "../../plots/why/LayerStrips.tsx";
import { type ArmState, armLabel } from "../../store/playground/arms.ts";
import { formatCount, formatPercent, formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { usePlaygroundState } from "../shared/playground-context.ts";
import shared from "./Answer.module.css";
import styles from "./DiedQuestion.module.css";
import { useEpochAxis, useMoments } from "./use-dynamics.ts";
import { useHiddenLayers } from "./use-hidden-layers.ts";

/** Which neurons of every network died, fell silent or went flat, and when. */
export function DiedQuestion() {
  const arms = usePlaygroundState((state) => state.arms);
  return (
    <div className={shared.answer}>
      <p className={shared.lead}>{say("why.died.lead", { slope: formatShort(saturatedSlope) })}</p>
      {arms.map((state) => (
        <ArmStrips key={state.armId} state={state} />
      ))}
    </div>
  );
}

function ArmStrips({ state }: { readonly state: ArmState }) {
  const arms = usePlaygroundState((all) => all.arms);
  const moments = useMoments(state.armId);
  const layers = useHiddenLayers(state);
  const axis = useEpochAxis();
  const label = armLabel(state, arms);
  const now = nearest(moments, axis.shownEpoch);
  const strips = layers.map(({ units }, layer) => ({
    id: String(layer),
    label: say("why.layer", { layer: layer + 1 }),
    ending: endingOf(now?.layers[layer], units),
    moments: moments.flatMap(({ epoch, layers: then }) => {
      const signals = then[layer];
      if (!signals) return [];
      return [
        {
          epoch,
          dead: signals.deadUnits.length / units,
          silent: signals.silentUnits.length / units,
          saturated: signals.saturatedFraction,
        },
      ];
    }),
  }));
  return (
    <section
      className={styles.arm}
      style={{ "--layers": layers.length } as CSSProperties}
      aria-label={label}
    >
      <h2 className={styles.name}>
        <ArmSwatch index={state.slot} widthPx={26} />
        {label}
      </h2>
      <div className={styles.strips}>
        <LayerStrips
          strips={strips}
          possibleEndings={possibleEndings(Math.max(...layers.map(({ units }) => units)))}
          axis={axis}
          description={say("why.died.strips", { arm: label })}
        />
      </div>
    </section>
  );
}

interface Signals {
  readonly deadUnits: readonly number[];
  readonly silentUnits: readonly number[];
  readonly saturatedFraction: number;
}

/** The longest of each kind, for so many neurons. */
function possibleEndings(units: number): readonly string[] {
  const all = formatCount(units);
  return [
    say("why.died.ending", { dead: all, units: all }),
    say("why.died.silent", { silent: all, units: all }),
    say("why.died.flat", { share: formatPercent(0.999) }),
  ];
}

/** What stands beside a strip: the worst that can be said. */
function endingOf(signals: Signals | undefined, units: number): string {
  if (!signals) return "";
  const all = formatCount(units);
  if (signals.deadUnits.length > 0) {
    return say("why.died.ending", { dead: formatCount(signals.deadUnits.length), units: all });
  }
  if (signals.silentUnits.length > 0) {
    return say("why.died.silent", { silent: formatCount(signals.silentUnits.length), units: all });
  }
  return say("why.died.flat", { share: formatPercent(signals.saturatedFraction) });
}
