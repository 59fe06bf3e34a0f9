import { useEffect, useMemo, useRef, useState } from "react";
import { BoundaryCanvas } from "../../plots/boundary/BoundaryCanvas.tsx";
import type { LiveSource } from "../../plots/shared/live-source.ts";
import { armLabel } from "../../store/playground/arms.ts";
import { formatCount, formatNumber } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import shared from "./Answer.module.css";
import styles from "./AroundQuestion.module.css";
import {
  centreOf,
  type LossPlane,
  lookAround,
  lossRange,
  planeCells,
  shades,
} from "./loss-planes.ts";

interface Look {
  readonly epoch: number;
  readonly planes: readonly LossPlane[];
}

type Status =
  | { readonly kind: "idle" }
  | { readonly kind: "looking"; readonly done: number; readonly all: number };

/** The training loss around every network, looked at when it is asked for, all on one scale. */
export function AroundQuestion() {
  const playground = usePlayground();
  const arms = usePlaygroundState((state) => state.arms);
  const isReady = usePlaygroundState((state) => state.worker === "ready");
  const [look, setLook] = useState<Look | null>(null);
  const [status, setStatus] = useState<Status>({ kind: "idle" });
  const looking = useRef(new AbortController());
  useEffect(() => () => looking.current.abort(), []);

  async function start(): Promise<void> {
    playground.pause();
    looking.current = new AbortController();
    const { signal } = looking.current;
    setStatus({ kind: "looking", done: 0, all: arms.length * planeCells });
    try {
      const planes = await lookAround(
        arms.map(({ armId }) => armId),
        playground.lossRowOf,
        (done, all) => setStatus({ kind: "looking", done, all }),
        signal,
      );
      setLook({ epoch: playground.store.getState().epoch, planes });
    } catch {
      // Cancelled, or another run is on by now: what was seen before stays.
    }
    setStatus({ kind: "idle" });
  }

  const shown = look?.planes.filter(({ armId }) => arms.some((arm) => arm.armId === armId)) ?? [];
  const range = lossRange(shown);
  return (
    <div className={shared.answer}>
      <p className={shared.lead}>{say("why.around.lead")}</p>
      {status.kind === "looking" ? (
        <p className={styles.progress}>
          <progress value={status.done} max={status.all} aria-label={say("why.around.progress")} />
          <button type="button" onClick={() => looking.current.abort()}>
            {say("why.around.cancel")}
          </button>
        </p>
      ) : (
        <p className={styles.progress}>
          <button type="button" disabled={!isReady} onClick={start}>
            {say(look ? "why.around.again" : "why.around.look")}
          </button>
          {look && say("why.around.moved", { epoch: formatCount(look.epoch) })}
        </p>
      )}
      {shown.length > 0 && (
        <>
          <p className={styles.scale}>
            {say("why.around.scale", {
              least: formatNumber(range[0]),
              most: formatNumber(range[1]),
            })}
          </p>
          <div className={styles.planes}>
            {shown.map((plane) => (
              <Plane key={plane.armId} plane={plane} range={range} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

interface PlaneProps {
  readonly plane: LossPlane;
  /** Of all that are shown. */
  readonly range: readonly [number, number];
}

function Plane({ plane, range: [least, most] }: PlaneProps) {
  const arms = usePlaygroundState((state) => state.arms);
  const source = useMemo((): LiveSource<{ values: Float32Array; cells: number }> => {
    const picture = { values: shades(plane, [least, most]), cells: planeCells };
    return { getState: () => picture, subscribe: () => () => {} };
  }, [plane, least, most]);
  const state = arms.find(({ armId }) => armId === plane.armId);
  const arm = state ? armLabel(state, arms) : "";
  const centre = formatNumber(centreOf(plane));
  const [own, worst] = lossRange([plane]);
  return (
    <figure className={styles.plane}>
      <span className={styles.picture}>
        <BoundaryCanvas
          source={source}
          output="linear"
          classCount={0}
          size={1}
          small
          description={say("why.around.picture", {
            arm,
            centre,
            least: formatNumber(own),
            most: formatNumber(worst),
          })}
        />
        <span className={styles.centre} />
      </span>
      <figcaption>{say("why.around.caption", { arm, centre })}</figcaption>
    </figure>
  );
}
