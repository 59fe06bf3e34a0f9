import { canonicalJson } from "../../engine/race/canonical-json.ts";
import { fingerprintOfText } from "../../engine/race/fingerprint.ts";
import { armLabel } from "../../store/playground/arms.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { changesOf } from "../../store/share/take-run.ts";
import { armStatus } from "../../store/shared/run-words.ts";
import { formatNumber, formatPercent } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { makePicture, setUpLines } from "./make-pictures.ts";
import styles from "./report.module.css";

/** Makes a report of the run that is on, and has the browser print it in place of the page. */
export async function openReport(playground: Playground): Promise<void> {
  const pictures = [
    await makePicture(playground, "comparison"),
    await makePicture(playground, "network"),
  ];
  const report = document.createElement("article");
  report.className = styles.report ?? "";
  report.dataset.report = "";
  report.append(
    heading("h1", say("share.report.title")),
    heading("h2", say("share.report.setUp")),
    ...setUpLines(playground).map(paragraph),
    heading("h2", say("share.report.outcome")),
    outcomeTable(playground),
    ...pictures.map(drawn),
    heading("h2", say("share.report.link")),
    paragraph(window.location.href),
    ...changesLine(playground),
    paragraph(say("share.report.fingerprint", { fingerprint: runFingerprint(playground) })),
  );
  document.body.append(report);
  window.addEventListener("afterprint", () => report.remove(), { once: true });
  window.print();
}

/**
 * Of the set-up, the changes on the way, and of each activation its outcome, epoch and losses:
 * equal on machines that gave the same numbers at the same epoch.
 */
export function runFingerprint({ store, live, moment }: Playground): string {
  const { experiment, arms, readings } = store.getState();
  const rows = arms.map(({ armId }) => {
    const reading = readings.get(armId);
    if (!reading) return null;
    const { outcome, epoch, iteration, trainLoss, testLoss } = reading;
    const kind = outcome?.kind ?? null;
    return { kind, epoch, iteration, trainLoss, testLoss };
  });
  const changes = changesOf(live.log()).map((event) =>
    event.kind === "rates"
      ? event
      : { ...event, armId: arms.findIndex(({ armId }) => armId === event.armId) },
  );
  return fingerprintOfText(canonicalJson({ experiment, place: moment().place, changes, rows }));
}

function heading(level: "h1" | "h2", text: string): HTMLElement {
  const element = document.createElement(level);
  element.textContent = text;
  return element;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

/** A picture as a part of the document. */
function drawn(markup: string): Node {
  const { documentElement } = new DOMParser().parseFromString(markup, "image/svg+xml");
  return document.importNode(documentElement, true);
}

function changesLine({ live }: Playground): readonly HTMLElement[] {
  const count = changesOf(live.log()).length;
  return count > 0 ? [paragraph(say("share.report.changes", { count }))] : [];
}

function outcomeTable({ store }: Playground): HTMLElement {
  const { arms, readings, experiment, epoch, editedArms } = store.getState();
  const table = document.createElement("table");
  const heads = ["activation", "standing", "trainLoss", "testLoss", "testAccuracy"] as const;
  table
    .createTHead()
    .insertRow()
    .append(...heads.map((id) => cell("th", say(`share.report.${id}`))));
  const body = table.createTBody();
  for (const state of arms) {
    const reading = readings.get(state.armId);
    const isEdited = editedArms.has(state.armId);
    const figures = [
      armLabel(state, arms),
      armStatus(reading, { isPlaying: false, epoch, experiment, isEdited }),
      reading ? formatNumber(reading.trainLoss) : "–",
      reading && Number.isFinite(reading.testLoss) ? formatNumber(reading.testLoss) : "–",
      reading && Number.isFinite(reading.testAccuracy) ? formatPercent(reading.testAccuracy) : "–",
    ];
    body.insertRow().append(...figures.map((text) => cell("td", text)));
  }
  return table;
}

function cell(kind: "th" | "td", text: string): HTMLElement {
  const element = document.createElement(kind);
  element.textContent = text;
  return element;
}
