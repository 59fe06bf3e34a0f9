import { useEffect, useMemo, useState } from "react";
import type { Race } from "../../engine/race/race.ts";
import { ratePolicy, variedNames } from "../../engine/race/race-text.ts";
import { ShareChart } from "../../plots/race/ShareChart.tsx";
import { StripChart } from "../../plots/race/StripChart.tsx";
import { setUpOf } from "../../store/race/race-address.ts";
import { runCount } from "../../store/race/race-plan.ts";
import { armNames, replayOf } from "../../store/race/race-replay.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import { formatCount, formatShort } from "../../words/format.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import { Boundaries } from "./Boundaries.tsx";
import { Findings } from "./Findings.tsx";
import { OtherRace } from "./OtherRace.tsx";
import { PairComparisons } from "./PairComparisons.tsx";
import { PrintedDetails } from "./PrintedDetails.tsx";
import { ProgressLine } from "./ProgressLine.tsx";
import { RaceTable } from "./RaceTable.tsx";
import styles from "./RaceView.module.css";
import { isSameExperiment, raceFigures, valueLabels } from "./race-figures.ts";
import { SavedRaces } from "./SavedRaces.tsx";
import { SettingMap } from "./SettingMap.tsx";
import { SetUp } from "./SetUp.tsx";
import { Sweep } from "./Sweep.tsx";

/** Many seeds of every arm: convergence time as a measurement. */
export function RaceView() {
  const shown = useRaceState((state) => state.shown);
  return (
    <div className={styles.view}>
      <div className={styles.controls}>
        <SetUp />
        <ProgressLine />
        <Message />
      </div>
      {shown ? <Results shown={shown} /> : <Invitation />}
    </div>
  );
}

function Message() {
  const races = useRaces();
  const notice = useRaceState((state) => state.notice);
  if (!notice) return null;
  return (
    <p className={styles.message} data-tone={notice.tone} role="status">
      {notice.text}{" "}
      <button type="button" onClick={races.dismissNotice}>
        Close
      </button>
    </p>
  );
}

/** Before the first race. */
function Invitation() {
  return (
    <div className={styles.invitation}>
      <p>
        One run per activation answers nothing: the spread over seeds is as large as the effect. A
        race runs every arm of the playground with many seeds. Seed for seed, all of them see the
        same data in the same order and start from the same draws.
      </p>
      <SavedRaces />
    </div>
  );
}

function Results({ shown }: { readonly shown: ShownRace }) {
  const playground = usePlayground();
  const races = useRaces();
  const measure = useRaceState((state) => state.measure);
  const variant = useRaceState((state) => state.variant);
  const comparisons = useRaceState((state) => state.comparisons);
  const [focused, setFocused] = useState<string | null>(null);
  const figures = useMemo(() => raceFigures(shown, variant, measure), [shown, variant, measure]);
  const { race, sweep } = shown;
  const isSweeping = sweep !== null && shown.runs.length === 0;

  /** The same run in the playground: that seed, that setting, that arm. */
  const openRun = (key: string, seed: number) => {
    const row = figures.rows.find((one) => one.key === key);
    if (!row) return;
    const entrant = { arm: row.arm, variant };
    playground.load(replayOf(race, entrant, seed), `Seed ${seed} of the race, ${row.label}`);
    const arm = playground.store.getState().arms[row.arm];
    if (arm) playground.focus(arm.armId);
    playground.openView("playground");
    playground.play();
  };

  if (isSweeping) {
    return (
      <section className={styles.panel} aria-label="Sweep of learning rates">
        <Sweep sweep={sweep} slots={shown.slots} measure={measure} />
      </section>
    );
  }
  return (
    <>
      <Conditions shown={shown} />
      <Findings figures={figures} comparisons={comparisons} />
      <div className={styles.choices}>
        <MeasureSwitch />
        {race.variation && (
          <label>
            {variedNames[race.variation.field]}{" "}
            <select
              value={variant}
              onChange={(event) => races.setVariant(Number(event.target.value))}
            >
              {valueLabels(race.variation).map((value, index) => (
                <option key={value} value={index}>
                  {value}
                </option>
              ))}
            </select>
          </label>
        )}
        <SavedRaces />
      </div>
      <div
        className={styles.figures}
        style={{ minHeight: Math.max(250, 62 + 21 * figures.rows.length) }}
      >
        <StripChart
          rows={figures.strip}
          axis={figures.axis}
          focused={focused}
          onFocus={setFocused}
          onOpen={openRun}
        />
        <ShareChart curves={figures.shares} axis={figures.axis} focused={focused} />
      </div>
      <Details shown={shown} figures={figures} focused={focused} onFocus={setFocused} />
      <PrintedDetails shown={shown} figures={figures} />
    </>
  );
}

/** Which rates are compared, and whether the playground still shows this set-up. */
function Conditions({ shown }: { readonly shown: ShownRace }) {
  const playground = usePlayground();
  const races = useRaces();
  const current = usePlaygroundState((state) => state.experiment);
  const isOn = useRaceState(({ status }) => ["running", "paused"].includes(status.kind));
  const { race, runs, sweep, name } = shown;
  const whole = runCount(race);
  const isBest = sweep !== null;
  const { experiment: base, settings } = setUpOf(shown);

  /** The playground and the settings that this race was set up with, to run it again or go on from. */
  function restore(): void {
    playground.load(base, "The race's set-up");
    races.set(settings);
  }

  return (
    <p className={styles.conditions}>
      {name !== null && <strong>{name}. </strong>}
      {isBest ? bestRatesText(race, sweep.race) : `${capitalised(ratePolicy(race))}.`} Paired: a
      seed gives every arm the same data, order and base draws.
      {!isOn && runs.length < whole && (
        <strong>
          {" "}
          Not complete: {formatCount(runs.length)} of {formatCount(whole)} runs. Where a race was
          cancelled, slow runs are missing more often than quick ones.
        </strong>
      )}
      {!isSameExperiment(base, current) && (
        <strong>
          {" "}
          The playground has changed since; these results stand for their own set-up.{" "}
          <button type="button" onClick={restore}>
            Restore it
          </button>
        </strong>
      )}
    </p>
  );
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Which rate the sweep gave each arm. */
function bestRatesText(race: Race, { variation, seeds }: Race): string {
  const values = variation ? valueLabels(variation) : [];
  const names = armNames(race);
  const rates = race.experiment.arms.map(
    ({ learningRate }, arm) => `${names[arm]} ${formatShort(learningRate ?? Number.NaN)}`,
  );
  return `Each arm at its own best learning rate of ${values.join(", ")}, by a sweep over ${seeds.count} other seeds: ${rates.join(", ")}.`;
}

function MeasureSwitch() {
  const races = useRaces();
  const measure = useRaceState((state) => state.measure);
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">Time counted in</legend>
      {(["epochs", "milliseconds"] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="race-measure"
            checked={measure === one}
            onChange={() => races.setMeasure(one)}
          />{" "}
          {one}
        </label>
      ))}
    </fieldset>
  );
}

interface DetailsProps {
  readonly shown: ShownRace;
  readonly figures: ReturnType<typeof raceFigures>;
  readonly focused: string | null;
  readonly onFocus: (key: string | null) => void;
}

/** Everything below the charts, a tab each. */
function Details({ shown, figures, focused, onFocus }: DetailsProps) {
  const races = useRaces();
  const comparisons = useRaceState((state) => state.comparisons);
  const compared = useRaceState((state) => state.compared);
  const variant = useRaceState((state) => state.variant);
  const [chosen, setChosen] = useState("table");
  useEffect(() => {
    if (compared) setChosen("other");
  }, [compared]);
  const { race, sweep, slots } = shown;
  const { measure } = figures;
  const tabs = [
    { id: "table", label: "Table" },
    { id: "comparisons", label: "Comparisons" },
    ...(race.variation
      ? [{ id: "map", label: `Map by ${variedNames[race.variation.field]}` }]
      : []),
    { id: "boundaries", label: "Decision boundaries" },
    ...(sweep ? [{ id: "sweep", label: "Sweep of rates" }] : []),
    ...(compared ? [{ id: "other", label: "Other race" }] : []),
  ];
  const open = tabs.some(({ id }) => id === chosen) ? chosen : "table";
  return (
    <section className={styles.details} aria-label="Details">
      <div className={styles.tabs}>
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            className={styles.tab}
            aria-pressed={open === id}
            onClick={() => setChosen(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div className={styles.panel}>
        {open === "table" && <RaceTable figures={figures} focused={focused} onFocus={onFocus} />}
        {open === "comparisons" && <PairComparisons figures={figures} comparisons={comparisons} />}
        {open === "map" && race.variation && (
          <SettingMap
            variation={race.variation}
            summaries={figures.summaries}
            names={armNames(race)}
            slots={slots}
            measure={measure}
            chosen={variant}
            onChoose={races.setVariant}
          />
        )}
        {open === "boundaries" && <Boundaries figures={figures} experiment={race.experiment} />}
        {open === "sweep" && sweep && <Sweep sweep={sweep} slots={slots} measure={measure} />}
        {open === "other" && compared && (
          <OtherRace shown={shown} other={compared} figures={figures} />
        )}
      </div>
    </section>
  );
}
