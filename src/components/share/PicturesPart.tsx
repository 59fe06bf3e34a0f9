import { useState } from "react";
import { fileName, pngBlob, saveFile } from "../../plots/shared/download.ts";
import { loadRooms, say } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";
import { makePicture, type PictureId, pictureIds } from "./make-pictures.ts";
import { openReport } from "./report.ts";
import styles from "./ShareDialog.module.css";

/** 300 dots an inch, where a pixel is 1/96 inch. */
const printScale = 300 / 96;

/** Pictures of every panel for paper, and a report to print. */
export function PicturesPart() {
  const playground = usePlayground();
  const [isBusy, setBusy] = useState(false);
  const doing = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await loadRooms(["race"]);
      await work();
    } catch {
      playground.notify(say("share.pictures.failed"), "error");
    } finally {
      setBusy(false);
    }
  };
  const save = (id: PictureId, format: "svg" | "png") =>
    doing(async () => {
      const markup = await makePicture(playground, id);
      const name = `${fileName(say(`share.pictures.${id}`))}.${format}`;
      if (format === "svg") saveFile(name, new Blob([markup], { type: "image/svg+xml" }));
      else saveFile(name, await pngBlob(markup, printScale));
    });
  return (
    <>
      <p>{say("share.pictures.explain")}</p>
      <ul className={styles.list}>
        {pictureIds.map((id) => (
          <li key={id} className={styles.row} data-picture={id}>
            <span>{say(`share.pictures.${id}`)}</span>
            {(["svg", "png"] as const).map((format) => (
              <button
                key={format}
                type="button"
                disabled={isBusy}
                aria-label={say("share.pictures.save", {
                  picture: say(`share.pictures.${id}`),
                  format: format.toUpperCase(),
                })}
                onClick={() => void save(id, format)}
              >
                {format.toUpperCase()}
              </button>
            ))}
          </li>
        ))}
      </ul>
      <p>{say("share.report.explain")}</p>
      <p>
        <button
          type="button"
          disabled={isBusy}
          onClick={() => void doing(() => openReport(playground))}
        >
          {say("share.report.print")}
        </button>
      </p>
    </>
  );
}
