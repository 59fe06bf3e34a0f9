import { useState } from "react";
import { fileName, pngBlob, saveFile } from "../../plots/shared/download.ts";
import { loadRooms, say } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";
import { useWhyState } from "../shared/why-context.ts";
import { makePagePicture, makePicture, pictureIds } from "./make-pictures.ts";
import { openReport } from "./report.ts";
import styles from "./ShareDialog.module.css";

/** 300 dots an inch, where a pixel is 1/96 inch. */
const printScale = 300 / 96;

interface Offer {
  readonly id: string;
  readonly name: string;
  /** As an SVG file. */
  readonly make: () => Promise<string>;
}

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
  const answerOffer = (shown: HTMLElement, name: string): Offer => ({
    id: "answer",
    name,
    make: () => makePagePicture(playground, shown, name),
  });
  const save = ({ name, make }: Offer, format: "svg" | "png") =>
    doing(async () => {
      const markup = await make();
      const file = `${fileName(name)}.${format}`;
      if (format === "svg") saveFile(file, new Blob([markup], { type: "image/svg+xml" }));
      else saveFile(file, await pngBlob(markup, printScale));
    });
  // An answer of Why is drawn on the page alone.
  const answer = document.querySelector<HTMLElement>("[data-answer]");
  const question = useWhyState((state) => state.question);
  const offers: readonly Offer[] = [
    ...pictureIds.map((id) => ({
      id,
      name: say(`share.pictures.${id}`),
      make: () => makePicture(playground, id),
    })),
    ...(answer ? [answerOffer(answer, say(`why.question.${question}`))] : []),
  ];
  return (
    <>
      <p>{say("share.pictures.explain")}</p>
      <ul className={styles.list}>
        {offers.map((offer) => (
          <li key={offer.id} className={styles.row} data-picture={offer.id}>
            <span>{offer.name}</span>
            {(["svg", "png"] as const).map((format) => (
              <button
                key={format}
                type="button"
                disabled={isBusy}
                aria-label={say("share.pictures.save", {
                  picture: offer.name,
                  format: format.toUpperCase(),
                })}
                onClick={() => void save(offer, format)}
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
