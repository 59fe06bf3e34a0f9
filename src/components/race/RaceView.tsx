import { useRaceState } from "../shared/race-context.ts";
import { Invitation } from "./Invitation.tsx";
import { ProgressLine } from "./ProgressLine.tsx";
import { RaceNotice } from "./RaceNotice.tsx";
import { RaceResults } from "./RaceResults.tsx";
import styles from "./RaceView.module.css";
import { SetUp } from "./SetUp.tsx";
import { SweepPanel } from "./Sweep.tsx";

/** Many seeds of every arm: convergence time as a measurement. */
export function RaceView() {
  return (
    <div className={styles.view}>
      <div className={styles.controls}>
        <SetUp />
        <ProgressLine />
        <RaceNotice />
      </div>
      <ShownRace />
    </div>
  );
}

function ShownRace() {
  const shown = useRaceState((state) => state.shown);
  if (!shown) return <Invitation />;
  const isSweeping = shown.sweep !== null && shown.runs.length === 0;
  if (!isSweeping) return <RaceResults shown={shown} />;
  return <SweepPanel sweep={shown.sweep} slots={shown.slots} />;
}
