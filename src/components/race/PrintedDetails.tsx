import { useEffect } from "react";
import type { ShownRace } from "../../store/race/race-state.ts";
import { say } from "../../words/say.ts";
import { Sentence } from "../controls/Sentence.tsx";
import { useRaceState } from "../shared/race-context.ts";
import styles from "./PrintedDetails.module.css";
import { RaceTable } from "./RaceTable.tsx";
import type { RaceFigures } from "./race-figures.ts";
import { addressOfRace } from "./race-texts.ts";
import { setUpTexts } from "./set-up-words.ts";

interface PrintedDetailsProps {
  readonly shown: ShownRace;
  readonly figures: RaceFigures;
}

/** What the printed page has besides the sentences and figures: set-up, table, link, fingerprint. */
export function PrintedDetails({ shown, figures }: PrintedDetailsProps) {
  const { race, engine } = shown;
  const fingerprint = useRaceState((state) => state.fingerprint);
  const { first, count } = race.seeds;

  useEffect(() => {
    const root = document.documentElement;
    let theme: string | undefined;
    const before = () => {
      // Paper is white.
      theme = root.dataset.theme;
      root.dataset.theme = "light";
    };
    const after = () => {
      if (theme === undefined) delete root.dataset.theme;
      else root.dataset.theme = theme;
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);

  return (
    <>
      <section className={styles.head} aria-hidden="true">
        <h2>{say("race.report.title")}</h2>
        <p>
          {say("race.report.seeds", {
            setUp: setUpTexts(race).join(" · "),
            first,
            last: first + count - 1,
          })}
        </p>
      </section>
      <section className={styles.foot} aria-hidden="true">
        <RaceTable figures={figures} focused={null} onFocus={() => {}} />
        <p>
          <Sentence
            text={say("race.report.fingerprint", {
              fingerprint: fingerprint ?? say("race.report.notYet"),
              engine,
              address: addressOfRace(shown),
            })}
            parts={{
              strong: (inner) => <strong>{inner}</strong>,
              address: (inner) => <span>{inner}</span>,
            }}
          />
        </p>
      </section>
    </>
  );
}
