import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { NumberInput } from "../../src/components/controls/NumberInput.tsx";
import "../../src/theme.css";

/** A field for 20 to 5000, at 500, that shows what it commits. */
async function openField(unit = "") {
  const committed: number[] = [];
  let value = 500;
  const field = () => (
    <label htmlFor="points">
      Points
      <NumberInput
        id="points"
        value={value}
        min={20}
        max={5000}
        integer
        unit={unit}
        onCommit={(next) => {
          committed.push(next);
          value = next;
          void page.rerender(field());
        }}
      />
    </label>
  );
  const page = await render(field());
  return { page, committed, input: page.getByRole("spinbutton", { name: "Points" }) };
}

test("the arrows count at once, each step", async () => {
  const { committed, input } = await openField();
  await input.click();
  await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowDown}");
  expect(committed).toEqual([501, 502, 501]);
  await expect.element(input).toHaveValue(501);
});

test("what is typed counts on Enter or on leaving, not before", async () => {
  const { committed, input } = await openField();
  await input.fill("300");
  expect(committed).toEqual([]);
  await userEvent.keyboard("{Enter}");
  expect(committed).toEqual([300]);
  await input.fill("200");
  await userEvent.tab();
  expect(committed).toEqual([300, 200]);
});

test("a number that is not allowed is refused in words that the field points at", async () => {
  const { page, committed, input } = await openField("points");
  await input.fill("7");
  expect(page.getByRole("alert").elements()).toEqual([]);
  await userEvent.tab();
  const alert = page.getByRole("alert");
  await expect
    .element(alert)
    .toHaveTextContent(
      "Must be a whole number from 20 to 5000 points, not 7: it stays 500 points.",
    );
  expect(committed).toEqual([]);
  await expect.element(input).toHaveValue(500);
  await expect.element(input).toHaveAttribute("aria-describedby", alert.element().id);
  await input.click();
  expect(page.getByRole("alert").elements()).toEqual([]);
});
