import type { RefObject } from "react";
import { csv } from "../../../exchange/csv.ts";
import { fileName, pngBlob, saveFile, svgMarkup } from "../../../plots/shared/download.ts";
import { say } from "../../../words/say.ts";
import { Popover } from "../../controls/Popover.tsx";
import styles from "./SaveMenu.module.css";

interface SaveMenuProps {
  /** What the picture is called: its title and file name. */
  readonly title: string;
  /** The element around the drawing, or a function that makes one picture of several. */
  readonly panel: RefObject<HTMLElement | null> | (() => string);
  /** The numbers behind it. */
  readonly table: () => {
    readonly names: readonly string[];
    readonly rows: readonly (readonly (number | string)[])[];
  };
}

/** A picture or its numbers as a file. */
export function SaveMenu({ title, panel, table }: SaveMenuProps) {
  const name = fileName(title);
  const markup = (): string => {
    if (typeof panel === "function") return panel();
    const drawing = panel.current?.querySelector<SVGSVGElement>("svg");
    return drawing ? svgMarkup(drawing, title) : "";
  };
  const saveSvg = () => saveFile(`${name}.svg`, new Blob([markup()], { type: "image/svg+xml" }));
  const savePng = async () => saveFile(`${name}.png`, await pngBlob(markup()));
  const saveCsv = () => {
    const { names, rows } = table();
    saveFile(`${name}.csv`, new Blob([csv([names, ...rows])], { type: "text/csv" }));
  };
  return (
    <Popover
      trigger={say("save.trigger")}
      label={say("save.label", { title })}
      triggerClassName={styles.trigger}
    >
      <div className={styles.menu}>
        <button type="button" onClick={saveSvg}>
          {say("save.svg")}
        </button>
        <button type="button" onClick={savePng}>
          {say("save.png")}
        </button>
        <button type="button" onClick={saveCsv}>
          {say("save.csv")}
        </button>
      </div>
    </Popover>
  );
}
