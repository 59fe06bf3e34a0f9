import { useEffect, useId, useRef } from "react";
import type { Speed } from "../../store/playground/playground-state.ts";
import { updateWithinEpoch } from "../../store/playground/run-data.ts";
import { formatCount } from "../../words/format.ts";
import { Help } from "../controls/Help.tsx";
import { Icon } from "../controls/Icon.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./Transport.module.css";

const speeds: readonly Speed[] = [1, 2, 5, 10, 30, 60, 120, 300, 1000, 3000, 10_000, "max"];

/** "epochs", after the number of this many. */
const unitOf = (count: number): string => ` epoch${count === 1 ? "" : "s"}`;

const speedInWords = (speed: Speed): string =>
  speed === "max" ? "as fast as it goes" : `${formatCount(speed)}${unitOf(speed)}/s`;

const stepNames = { epoch: "epoch", iteration: "update" } as const;

/** Reset, play, step, the epoch, and the speed. */
export function Transport() {
  const playground = usePlayground();
  const isPlaying = usePlaygroundState((state) => state.isPlaying);
  const isReady = usePlaygroundState((state) => state.worker === "ready");
  const stepBy = usePlaygroundState((state) => state.preferences.stepBy);
  const stepName = stepNames[stepBy];
  return (
    <section className={styles.transport} aria-label="Transport">
      <button
        type="button"
        className={styles.button}
        title="Start again from epoch 0 (R)"
        aria-label="Reset"
        disabled={!isReady}
        onClick={playground.reset}
      >
        <Icon name="reset" />
      </button>
      <button
        type="button"
        className={styles.play}
        title={isPlaying ? "Pause (space)" : "Play (space)"}
        aria-label={isPlaying ? "Pause" : "Play"}
        disabled={!isReady}
        onClick={isPlaying ? playground.pause : playground.play}
      >
        <Icon name={isPlaying ? "pause" : "play"} />
      </button>
      <span className={styles.step}>
        <button
          type="button"
          className={styles.button}
          title={`Train one ${stepName} (S)`}
          aria-label={`Step one ${stepName}`}
          disabled={!isReady}
          onClick={playground.step}
        >
          <Icon name="step" />
        </button>
        <select
          className={styles.stepBy}
          aria-label="A step is one"
          value={stepBy}
          onChange={(event) =>
            playground.prefer({ stepBy: event.target.value === "epoch" ? "epoch" : "iteration" })
          }
        >
          {Object.entries(stepNames).map(([by, name]) => (
            <option key={by} value={by}>
              {name}
            </option>
          ))}
        </select>
        <Help term="step" />
      </span>
      <EpochCounter />
      <SpeedSlider />
    </section>
  );
}

/** Writes itself at display rate; screen readers hear the status line instead. */
function EpochCounter() {
  const { live, store } = usePlayground();
  const epochText = useRef<HTMLElement>(null);
  const updateText = useRef<HTMLElement>(null);

  useEffect(() => {
    const show = () => {
      const frame = live.frame.getState();
      if (epochText.current) epochText.current.textContent = padded(frame?.epoch ?? 0);
      const update = frame ? updateWithinEpoch(store.getState().experiment, frame) : 0;
      if (updateText.current) {
        updateText.current.textContent = update > 0 ? `update ${formatCount(update)}` : "";
      }
    };
    show();
    return live.frame.subscribe(show);
  }, [live, store]);

  return (
    <span className={styles.epoch}>
      <span className={styles.caption}>epoch</span>
      <b ref={epochText} className={styles.count} data-testid="epoch" />
      <span ref={updateText} className={styles.update} />
    </span>
  );
}

const padded = (epoch: number): string =>
  epoch < 1e6
    ? String(epoch)
        .padStart(6, "0")
        .replace(/(?=\d{3}$)/, ",")
    : formatCount(epoch);

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
      <label className={styles.caption} htmlFor={id}>
        speed
      </label>
      <Help term="speed" />
      <input
        id={id}
        type="range"
        min={0}
        max={speeds.length - 1}
        step={1}
        value={Math.max(0, speeds.indexOf(speed))}
        aria-valuetext={speedInWords(speed)}
        onChange={(event) => playground.setSpeed(speeds[Number(event.target.value)] ?? 60)}
      />
      <span className={styles.measured} title="Epochs trained per second">
        {perSecond === null ? (
          "fastest"
        ) : (
          <>
            {formatCount(perSecond)}
            <span className={styles.unit}>{unitOf(perSecond)}</span>/s
          </>
        )}
      </span>
    </span>
  );
}
