import { wholePicture, type Zoom, zoomAbout } from "../../../plots/functions/zoom.ts";
import { say } from "../../../words/say.ts";
import styles from "./ZoomButtons.module.css";

/** For those without a wheel; the keys + − 0 do the same on the chart itself. */
export function ZoomButtons({
  zoom,
  onZoom,
}: {
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
}) {
  return (
    <fieldset className={styles.buttons}>
      <legend className="visually-hidden">{say("zoom.title")}</legend>
      <button
        type="button"
        aria-label={say("zoom.out")}
        title={say("zoom.outTitle")}
        onClick={() => onZoom(zoomAbout(zoom, 1 / 1.5, 0.5, 0.5))}
      >
        −
      </button>
      <button
        type="button"
        aria-label={say("zoom.in")}
        title={say("zoom.inTitle")}
        onClick={() => onZoom(zoomAbout(zoom, 1.5, 0.5, 0.5))}
      >
        +
      </button>
      <button
        type="button"
        title={say("zoom.whole")}
        disabled={zoom === wholePicture}
        onClick={() => onZoom(wholePicture)}
      >
        {say("zoom.reset")}
      </button>
    </fieldset>
  );
}
