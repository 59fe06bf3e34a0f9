import type { RefObject } from "react";
import { csv, fileName, pngBlob, saveFile, svgMarkup } from "../../plots/download.ts";
import { Popover } from "../controls/Popover.tsx";
import styles from "./SaveMenu.module.css";

interface SaveMenuProps {
  /** What the picture is called: its title and file name. */
  readonly title: string;
  /** Where the drawing is. */
  readonly panel: RefObject<HTMLElement | null>;
  /** The numbers behind it. */
  readonly table: () => {
    readonly names: readonly string[];
    readonly rows: readonly (readonly (number | string)[])[];
  };
}

/** A picture or its numbers as a file. */
export function SaveMenu({ title, panel, table }: SaveMenuProps) {
  const name = fileName(title);
  const withDrawing = (use: (drawing: SVGSVGElement) => void) => () => {
    const drawing = panel.current?.querySelector<SVGSVGElement>("svg");
    if (drawing) use(drawing);
  };
  const saveSvg = withDrawing((drawing) =>
    saveFile(`${name}.svg`, new Blob([svgMarkup(drawing, title)], { type: "image/svg+xml" })),
  );
  const savePng = withDrawing(async (drawing) =>
    saveFile(`${name}.png`, await pngBlob(drawing, title)),
  );
  const saveCsv = () => {
    const { names, rows } = table();
    saveFile(`${name}.csv`, new Blob([csv(names, rows)], { type: "text/csv" }));
  };
  return (
    <Popover trigger="Save" label={`Save ${title}`} triggerClassName={styles.trigger}>
      <div className={styles.menu}>
        <button type="button" onClick={saveSvg}>
          Picture, SVG
        </button>
        <button type="button" onClick={savePng}>
          Picture, PNG
        </button>
        <button type="button" onClick={saveCsv}>
          Numbers, CSV
        </button>
      </div>
    </Popover>
  );
}
