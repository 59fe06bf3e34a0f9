import { beforeEach, expect, test } from "vitest";
import { render } from "vitest-browser-react";
import { CurvePanel } from "../../src/components/functions/curves/CurvePanel.tsx";
import { InventionEditor } from "../../src/components/functions/detail/InventionEditor.tsx";
import { Gallery } from "../../src/components/functions/gallery/Gallery.tsx";
import { FunctionsContext } from "../../src/components/shared/functions-context.ts";
import {
  activationById,
  activationFunctions,
  everydayIds,
} from "../../src/functions/families/registry.ts";
import { svgMarkup } from "../../src/plots/shared/download.ts";
import { createFunctionsView } from "../../src/store/functions/functions-view.ts";
import { createInventions } from "../../src/store/functions/inventions.ts";
import "../../src/theme.css";

beforeEach(() => {
  document.documentElement.dataset.theme = "light";
});

async function showTanh() {
  const tanh = activationById("tanh");
  if (!tanh) throw new Error("tanh");
  const page = await render(
    <CurvePanel
      activation={tanh}
      parameters={{}}
      threshold={0.05}
      onThreshold={() => {}}
      mistake={null}
    />,
  );
  const chart = page.getByRole("slider", { name: /read values/ });
  await expect.element(chart).toBeVisible();
  const element = chart.element() as HTMLElement;
  await expect.poll(() => element.querySelector("svg path")).toBeTruthy();
  const range = () => [
    Number(element.getAttribute("aria-valuemin")),
    Number(element.getAttribute("aria-valuemax")),
  ];
  return { page, element, range };
}

const pointer = (element: HTMLElement, type: string, x: number, more: PointerEventInit = {}) => {
  const box = element.getBoundingClientRect();
  element.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      pointerId: 1,
      pointerType: "mouse",
      clientX: box.left + x,
      clientY: box.top + 100,
      ...more,
    }),
  );
};

test("two fingers pinch the chart: what is between them stays between them", async () => {
  const { element, range } = await showTanh();
  const middle = element.getBoundingClientRect().width / 2;
  const finger = (pointerId: number) => ({ pointerId, pointerType: "touch" });
  pointer(element, "pointerdown", middle - 50, finger(1));
  pointer(element, "pointerdown", middle + 50, finger(2));
  for (let step = 1; step <= 10; step++) {
    pointer(element, "pointermove", middle - 50 - step * 5, finger(1));
    pointer(element, "pointermove", middle + 50 + step * 5, finger(2));
  }
  pointer(element, "pointerup", middle - 100, finger(1));
  pointer(element, "pointerup", middle + 100, finger(2));
  await expect.poll(() => (range()[1] ?? 0) - (range()[0] ?? 0)).toBeLessThan(6.5);
  // Twice as far apart: half of the twelve units are seen, about the same middle.
  const [from = 0, to = 0] = range();
  expect(to - from).toBeCloseTo(6, 0);
  expect(Math.abs(from + to)).toBeLessThan(1);
});

test("the wheel scrolls the page, unless the chart has the focus", async () => {
  const { element, range } = await showTanh();
  const wheel = () => {
    const event = new WheelEvent("wheel", { deltaY: -300, cancelable: true, bubbles: true });
    element.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(wheel()).toBe(false);
  expect(range()).toEqual([-6, 6]);
  element.focus();
  expect(wheel()).toBe(true);
  await expect.poll(() => (range()[1] ?? 0) - (range()[0] ?? 0)).toBeLessThan(8);
});

test("what it draws is labelled: asymptotes, and where |f′| is small", async () => {
  const { element } = await showTanh();
  const labels = [...element.querySelectorAll("text")].map((text) => text.textContent);
  expect(labels).toContain("f → 1");
  expect(labels).toContain("f → −1");
  expect(labels.filter((label) => label === "|f′| < 0.05")).toHaveLength(2);
});

test("a saved drawing stands alone: colours are written in, ids are its own", async () => {
  const { element } = await showTanh();
  const drawing = element.querySelector("svg");
  if (!drawing) throw new Error("no drawing");
  const saved = new DOMParser().parseFromString(svgMarkup(drawing, "tanh"), "image/svg+xml");
  expect(saved.querySelector("parsererror")).toBeNull();
  const curve = [...saved.querySelectorAll("path")].find((path) =>
    path.getAttribute("stroke-width")?.startsWith("2.75"),
  );
  // The theme's accent, resolved.
  expect(curve?.getAttribute("stroke")).toBe("rgb(11, 99, 197)");
  expect(saved.querySelectorAll("[class],[style]")).toHaveLength(0);
});

test("families fold, and every panel of the gallery is reached by Tab once and by arrows from there", async () => {
  const stores = { view: createFunctionsView(), inventions: createInventions(null) };
  const page = await render(
    <FunctionsContext value={stores}>
      <Gallery />
    </FunctionsContext>,
  );
  const panels = () => [...page.container.querySelectorAll<HTMLElement>("[data-panel]")];
  expect(panels()).toHaveLength(everydayIds.size);
  const folded = page.container.querySelectorAll<HTMLElement>("button[aria-expanded='false']");
  for (const fold of folded) fold.click();
  await expect.poll(() => panels().length).toBe(activationFunctions.length);
  expect(panels().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

test("a message in the editor is tied to its field, and inventions are named before they are kept", async () => {
  const stores = { view: createFunctionsView(), inventions: createInventions(null) };
  const page = await render(
    <FunctionsContext value={stores}>
      <InventionEditor draft={{ name: " ", formula: "z", learnable: [] }} />
    </FunctionsContext>,
  );
  const name = page.getByLabelText("Name");
  await expect.element(name).toHaveAttribute("aria-invalid", "true");
  const id = name.element().getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(id)?.textContent).toContain("A name has 1 to");
  await expect.element(page.getByRole("button", { name: "Save" })).toBeDisabled();
});
