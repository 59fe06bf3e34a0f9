import { wholePicture, type Zoom, zoomAbout } from "../../plots/functions/zoom.ts";
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
      <legend className="visually-hidden">Zoom</legend>
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out (−)"
        onClick={() => onZoom(zoomAbout(zoom, 1 / 1.5, 0.5, 0.5))}
      >
        −
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in (+, or the wheel on a focused chart)"
        onClick={() => onZoom(zoomAbout(zoom, 1.5, 0.5, 0.5))}
      >
        +
      </button>
      <button
        type="button"
        title="The whole picture again (0)"
        disabled={zoom === wholePicture}
        onClick={() => onZoom(wholePicture)}
      >
        Reset
      </button>
    </fieldset>
  );
}
