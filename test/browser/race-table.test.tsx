import { afterEach, expect, test } from "vitest";
import { cleanup, render } from "vitest-browser-react";
import "../../src/theme.css";
import { RaceTable } from "../../src/components/race/RaceTable.tsx";
import { say } from "../../src/words/say.ts";

afterEach(cleanup);

const figures = {
  measure: "epochs",
  rows: [],
  summaries: [],
  axis: { min: 1, max: 100, label: "epochs", censoredLabel: "not within 100", format: String },
  strip: [],
  shares: [],
} as const;

const table = (width: number) => (
  <div style={{ width }}>
    <RaceTable figures={figures} focused={null} onFocus={() => {}} />
  </div>
);

test("the race's table is a stop for the Tab key where it scrolls, and only there", async () => {
  const screen = await render(table(320));
  const region = screen.getByRole("region", { name: say("race.table") });
  await expect.element(region).toHaveAttribute("tabindex", "0");
  await screen.rerender(table(1400));
  await expect.element(region).not.toBeInTheDocument();
  expect(screen.container.querySelector("[tabindex]")).toBeNull();
});
