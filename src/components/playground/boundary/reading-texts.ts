import type { ArmReading } from "../../../store/playground/playground-state.ts";
import { formatNumber, formatPercent } from "../../../words/format.ts";
import { say } from "../../../words/say.ts";

/** What stands under a boundary, in words. */
export type ReadingId = "trainLoss" | "testLoss" | "testAccuracy";

/** Dashes before the first reading; after divergence there is no accuracy. */
export const readingTexts = (
  reading: ArmReading | undefined,
): Readonly<Record<ReadingId, string>> => ({
  trainLoss: lossText(reading?.trainLoss),
  testLoss: lossText(reading?.testLoss),
  testAccuracy:
    reading && Number.isFinite(reading.testLoss) ? formatPercent(reading.testAccuracy) : "–",
});

/** A loss that is not finite is named in the space of a number. */
function lossText(loss: number | undefined): string {
  if (loss === undefined) return "–";
  return Number.isFinite(loss) ? formatNumber(loss) : say("boundary.noNumber");
}
