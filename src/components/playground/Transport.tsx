import { useEffect, useId, useRef } from "react";
import { type Speed, speeds } from "../../store/playground/playground-state.ts";
import { updateWithinEpoch } from "../../store/playground/run-data.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { Sentence } from "../controls/Sentence.tsx";
import { Term } from "../controls/Term.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { epochText } from "./epoch-text.ts";
import styles from "./Transport.module.css";

const speedInWords = (speed: Speed): string =>
  speed === "max" ? say("page.speed.fastest") : say("page.speed.inWords", { count: speed });

/** Reset, play, step, the epoch, and the speed. */
export function Transport() {
  const isPlaying = usePlaygroundState((state) => state.isPlaying);
  return (
    <section className={styles.transport} aria-label={say("page.transport")}>
      <ActionButton action="reset" icon="reset" className={styles.button} />
      <ActionButton action="play" icon={isPlaying ? "pause" : "play"} className={styles.play} />
      <ActionButton action="step" icon="step" className={styles.button} />
      <EpochCounter />
      <SpeedSlider />
    </section>
  );
}

/** Writes itself at display rate; screen readers hear the status line instead. */
function EpochCounter() {
  const { live, store } = usePlayground();
  const count = useRef<HTMLElement>(null);
  const updateText = useRef<HTMLElement>(null);

  useEffect(() => {
    const show = () => {
      const frame = live.frame.getState();
      if (count.current) count.current.textContent = epochText(frame?.epoch ?? 0);
      const update = frame ? updateWithinEpoch(store.getState().experiment, frame) : 0;
      if (updateText.current) {
        updateText.current.textContent =
          update > 0 ? say("page.update", { number: formatCount(update) }) : "";
      }
    };
    show();
    return live.frame.subscribe(show);
  }, [live, store]);

  return (
    <span className={styles.epoch}>
      <span className={styles.caption}>{say("page.epoch")}</span>
      <b ref={count} className={styles.count} data-testid="epoch" suppressHydrationWarning>
        {epochText(0)}
      </b>
      <span ref={updateText} className={styles.update} />
    </span>
  );
}

function SpeedSlider() {
  const id = useId();
  const playground = usePlayground();
  const speed = usePlaygroundState((state) => state.speed);
  const isPlaying = usePlaygroundState((state) => state.isPlaying);
  const measured = usePlaygroundState((state) => state.epochsPerSecond);
  const isMeasured = isPlaying && measured > 0;
  const fastest = isMeasured ? Number(measured.toPrecision(2)) : null;
  const perSecond = speed === "max" ? fastest : speed;
  return (
    <span className={styles.speed}>
      <label className="visually-hidden" htmlFor={id}>
        {say("page.speed")}
      </label>
      <span className={styles.caption}>
        <Term term="speed">{say("page.speed")}</Term>
      </span>
      <input
        id={id}
        type="range"
        data-speed=""
        min={0}
        max={speeds.length - 1}
        step={1}
        value={Math.max(0, speeds.indexOf(speed))}
        aria-valuetext={speedInWords(speed)}
        onChange={(event) => playground.setSpeed(speeds[Number(event.target.value)] ?? 60)}
      />
      <span className={styles.measured} title={say("page.speed.title")}>
        {perSecond === null ? (
          say("page.speed.fastestBriefly")
        ) : (
          <Sentence
            text={say("page.speed.measured", { count: perSecond })}
            parts={{ unit: (unit) => <span className={styles.unit}>{unit}</span> }}
          />
        )}
      </span>
    </span>
  );
}
