import axe from "axe-core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { cleanup, render } from "vitest-browser-react";
import { createStore } from "zustand/vanilla";
import "../../src/theme.css";
import { networkShape } from "../../src/engine/network/network-shape.ts";
import { activationById, resolveParameters } from "../../src/functions/families/registry.ts";
import { BoundaryCanvas } from "../../src/plots/boundary/BoundaryCanvas.tsx";
import type { PlaneValues } from "../../src/plots/boundary/boundary-painter.ts";
import { FunctionChart } from "../../src/plots/functions/FunctionChart.tsx";
import { LossChart } from "../../src/plots/loss/LossChart.tsx";
import type { LossPoint } from "../../src/plots/loss/loss-geometry.ts";
import type { Histories } from "../../src/plots/loss/loss-plot.ts";
import { NetworkDiagram } from "../../src/plots/network/NetworkDiagram.tsx";
import type { NetworkValues } from "../../src/plots/network/network-painter.ts";
import type { LiveSource } from "../../src/plots/shared/live-source.ts";
import { say } from "../../src/words/say.ts";

afterEach(cleanup);

function activationOf(id: string) {
  const activation = activationById(id);
  if (!activation) throw new Error(`No function ${id}`);
  return { activation, parameters: resolveParameters(activation) };
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(null)));

async function painted(): Promise<void> {
  // One frame for sizes to arrive and React to follow, one for the painting, one to see it.
  for (let frame = 0; frame < 4; frame++) await nextFrame();
}

/** What a finger sends; React hears `pointerleave` as a `pointerout` that leads nowhere. */
const touchAt = (type: string, clientX: number, clientY: number) =>
  new PointerEvent(type, { bubbles: true, pointerType: "touch", clientX, clientY });

describe("a function chart", () => {
  const box = { width: 500, height: 300 };

  test("reads f and f′ by the arrow keys, exactly at the kink", async () => {
    const screen = await render(
      <div style={box}>
        <FunctionChart {...activationOf("relu")} armIndex={2} />
      </div>,
    );
    const slider = screen.getByRole("slider", { name: "ReLU: read f and f′" });
    await expect.element(slider).toHaveAttribute("aria-valuetext", say("chart.pressKeyOrHear"));
    slider.element().focus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.element(slider).toHaveAttribute("aria-valuetext", "z 0, f 0, f′ 0");
    await userEvent.keyboard("{PageUp}{ArrowRight}");
    await expect.element(slider).toHaveAttribute("aria-valuetext", "z 0.550, f 0.550, f′ 1.00");
    await userEvent.keyboard("{Home}");
    await expect.element(slider).toHaveAttribute("aria-valuetext", "z −5.00, f 0, f′ 0");
  });

  test("follows the mouse and lets go of it", async () => {
    const screen = await render(
      <div style={box}>
        <FunctionChart {...activationOf("linear")} armIndex={0} />
      </div>,
    );
    const slider = screen.getByRole("slider");
    await userEvent.hover(slider);
    // The pointer stands in the middle of the chart; the plot's own middle is z = 0.
    const now = Number(slider.element().getAttribute("aria-valuenow"));
    expect(Math.abs(now)).toBeLessThan(0.5);
    await expect.element(slider).not.toHaveAttribute("aria-valuetext", say("chart.pressKeyOrHear"));
    await userEvent.unhover(slider);
    await expect.element(slider).toHaveAttribute("aria-valuetext", say("chart.pressKeyOrHear"));
  });

  test("keeps what a finger reads when it lifts, follows it along, and lets go on a tap elsewhere", async () => {
    const screen = await render(
      <>
        <div style={box}>
          <FunctionChart {...activationOf("linear")} armIndex={0} />
        </div>
        <p>elsewhere</p>
      </>,
    );
    const slider = screen.getByRole("slider");
    const chart = slider.element();
    await painted();
    const { left, top, width } = chart.getBoundingClientRect();
    const touch = (type: string, share: number) =>
      chart.dispatchEvent(touchAt(type, left + share * width, top + 50));
    const read = () => Number(chart.getAttribute("aria-valuenow"));
    touch("pointerdown", 0.25);
    touch("pointerup", 0.25);
    touch("pointerout", 0.25);
    await expect.element(slider).toHaveAttribute("aria-valuetext", expect.stringMatching(/^z −/));
    const tapped = read();
    touch("pointerdown", 0.25);
    touch("pointermove", 0.75);
    touch("pointerup", 0.75);
    touch("pointerout", 0.75);
    await expect
      .element(slider)
      .toHaveAttribute("aria-valuetext", expect.stringMatching(/^z \d.*f \d/));
    // Half the chart's width is at least half of its ten units of z.
    expect(read() - tapped).toBeGreaterThan(5);
    screen
      .getByText("elsewhere")
      .element()
      .dispatchEvent(touchAt("pointerdown", 1, 400));
    await expect.element(slider).toHaveAttribute("aria-valuetext", say("chart.pressKeyOrHear"));
  });

  test("draws the chosen layer's histogram without rendering", async () => {
    const histograms = createStore(() => [
      { histogram: new Uint32Array([1, 2]), histogramMin: -5, histogramMax: 5 },
      { histogram: new Uint32Array([4, 0]), histogramMin: -5, histogramMax: 5 },
    ]);
    const screen = await render(
      <div style={box}>
        <FunctionChart {...activationOf("tanh")} armIndex={1} histograms={histograms} layer={1} />
      </div>,
    );
    await painted();
    const paths = () =>
      [...screen.container.querySelectorAll("path")].map((path) => path.getAttribute("d"));
    const before = paths();
    histograms.setState([], true);
    await painted();
    const changed = paths().filter((d, index) => d !== before[index]);
    expect(changed).toEqual([""]);
  });

  test("says at its edges, and to those who hear it, how many neurons stand beyond them", async () => {
    // Bins of 1 from −6 to 6: the outer ones lie beyond the axis, which ends at ±5.
    const histogram = new Uint32Array([12, 0, 0, 0, 0, 27, 0, 0, 0, 0, 0, 61]);
    const layers = [{ histogram, histogramMin: -6, histogramMax: 6 }];
    const histograms = createStore(() => layers);
    const screen = await render(
      <div style={box}>
        <FunctionChart {...activationOf("tanh")} armIndex={1} histograms={histograms} />
      </div>,
    );
    await expect.element(screen.getByText("← 12 %")).toBeVisible();
    await expect.element(screen.getByText("61 % →")).toBeVisible();
    await expect
      .element(screen.getByRole("slider"))
      .toHaveAttribute(
        "aria-valuetext",
        "Press an arrow key to read values, H to hear the curve; 12 % of the pre-activations below −5; 61 % of the pre-activations above 5",
      );
    histograms.setState(
      layers.map((layer) => ({ ...layer, histogram: new Uint32Array(12) })),
      true,
    );
    await expect.element(screen.getByText("← 12 %")).not.toBeInTheDocument();
  });

  test("puts no pre-activations under a maxout unit, whose axis is one of its inputs", async () => {
    const histogram = new Uint32Array([12, 0, 0, 0, 0, 27, 0, 0, 0, 0, 0, 61]);
    const histograms = createStore(() => [{ histogram, histogramMin: -6, histogramMax: 6 }]);
    const screen = await render(
      <div style={box}>
        <FunctionChart {...activationOf("maxout")} armIndex={1} histograms={histograms} />
      </div>,
    );
    await expect.element(screen.getByText("An example: the largest of")).toBeVisible();
    await expect.element(screen.getByText("61 % →")).not.toBeInTheDocument();
  });
});

describe("a boundary", () => {
  const colourAt = (container: HTMLElement, x: number, y: number) => {
    const canvas = container.querySelector("canvas");
    const context = canvas?.getContext("2d");
    if (!canvas || !context) throw new Error("No canvas");
    return [...context.getImageData(x * canvas.width, y * canvas.height, 1, 1).data];
  };

  /** By which channel leads, clearly: the exact shade belongs to the theme. */
  const toneAt = (container: HTMLElement, x: number, y: number) => {
    const [r = 0, g = 0, b = 0, alpha = 0] = colourAt(container, x, y);
    if (alpha === 0) return "open";
    if (r > b + 60 && r > g + 30) return "orange";
    if (b > r + 60 && b > g + 30) return "blue";
    return g > r + 30 && g > b + 15 ? "green" : "neutral";
  };

  test("puts the first row of values at the top, negative in orange, positive in blue", async () => {
    const values: PlaneValues = { values: new Float32Array([-1, -1, 1, 1]), cells: 2 };
    const screen = await render(
      <div style={{ width: 120 }}>
        <BoundaryCanvas
          source={createStore(() => values)}
          output="tanh"
          classCount={2}
          discretise
          description="Two halves"
        />
      </div>,
    );
    await expect.element(screen.getByRole("img", { name: "Two halves" })).toBeVisible();
    await painted();
    expect(toneAt(screen.container, 0.5, 0.1)).toBe("orange");
    expect(toneAt(screen.container, 0.5, 0.9)).toBe("blue");
  });

  test("paints again when a frame arrives or the theme changes, and leaves NaN open", async () => {
    const source = createStore<PlaneValues | null>(() => null);
    const screen = await render(
      <div style={{ width: 120 }}>
        <BoundaryCanvas source={source} output="tanh" classCount={2} description="One colour" />
      </div>,
    );
    await painted();
    expect(toneAt(screen.container, 0.5, 0.5)).toBe("open");
    source.setState({ values: new Float32Array([0]), cells: 1 }, true);
    await painted();
    expect(toneAt(screen.container, 0.5, 0.5)).toBe("neutral");
    source.setState({ values: new Float32Array([1]), cells: 1 }, true);
    await painted();
    const light = colourAt(screen.container, 0.5, 0.5);
    expect(toneAt(screen.container, 0.5, 0.5)).toBe("blue");
    document.documentElement.dataset.theme = "dark";
    try {
      await painted();
      expect(toneAt(screen.container, 0.5, 0.5)).toBe("blue");
      expect(colourAt(screen.container, 0.5, 0.5)).not.toEqual(light);
    } finally {
      delete document.documentElement.dataset.theme;
    }
    source.setState({ values: new Float32Array([Number.NaN]), cells: 1 }, true);
    await painted();
    expect(toneAt(screen.container, 0.5, 0.5)).toBe("open");
  });

  test("blends the classes of a softmax by probability", async () => {
    const boundary = new Float32Array([0, 0, 1]);
    const screen = await render(
      <div style={{ width: 60 }}>
        <BoundaryCanvas
          source={createStore(() => ({ values: boundary, cells: 1 }))}
          output="softmax"
          classCount={3}
          description="Third class"
        />
      </div>,
    );
    await painted();
    expect(toneAt(screen.container, 0.5, 0.5)).toBe("green");
  });
});

/** A race's worth of arms, none of which has ended. */
const dozen = Array.from({ length: 12 }, (_, index) => ({
  id: String(index),
  label: `arm ${index}`,
  index,
  outcome: null,
}));
const chartOfDozen = (source: LiveSource<Histories>, width: number, height: number) => (
  <div style={{ width, height }}>
    <LossChart
      arms={dozen}
      source={source}
      metric="trainLoss"
      valueScale="log"
      epochScale="linear"
      threshold={null}
      shownEpoch={null}
      onShow={() => {}}
      focusedArm={null}
    />
  </div>
);

describe("the loss chart", () => {
  const historyOf = (rate: number): LossPoint[] =>
    Array.from({ length: 101 }, (_, epoch) => ({
      epoch,
      trainLoss: Math.exp(-rate * epoch),
      testLoss: 0.5,
      testAccuracy: 0.5,
    }));
  const histories: Histories = new Map([
    ["a", historyOf(0.01)],
    [
      "b",
      [
        ...historyOf(0.05).slice(0, 41),
        { epoch: 41, trainLoss: Number.NaN, testLoss: Number.NaN, testAccuracy: 0 },
      ],
    ],
  ]);
  const arms = [
    {
      id: "a",
      label: "tanh",
      index: 0,
      outcome: { kind: "converged", epochsToTarget: 70, computeMs: 1 },
    },
    { id: "b", label: "ReLU", index: 1, outcome: { kind: "diverged", atEpoch: 41 } },
  ] as const;
  const chart = (source: LiveSource<Histories>) => (
    <div style={{ width: 600, height: 300 }}>
      <LossChart
        arms={arms}
        source={source}
        metric="trainLoss"
        valueScale="log"
        epochScale="linear"
        threshold={0.5}
        shownEpoch={null}
        onShow={() => {}}
        focusedArm="a"
      />
    </div>
  );

  test("reads every arm at an epoch by keyboard, best first", async () => {
    const screen = await render(chart(createStore(() => histories)));
    const slider = screen.getByRole("slider", {
      name: say("chart.loss.read", { metric: say("chart.loss.trainLoss") }),
    });
    slider.element().focus();
    await userEvent.keyboard("{Home}{PageUp}{PageUp}");
    // exp(−0.05 · 20) and exp(−0.01 · 20), to three digits.
    await expect
      .element(slider)
      .toHaveAttribute("aria-valuetext", "20 epochs: ReLU 0.368, tanh 0.819");
    await userEvent.keyboard("{End}");
    // exp(−0.01 · 100): the last epoch that there is.
    await expect
      .element(slider)
      .toHaveAttribute("aria-valuetext", "100 epochs: tanh 0.368, ReLU no number");
    await expect.element(screen.getByText("epoch 100")).toBeVisible();
    await userEvent.keyboard("{Home}");
    await expect
      .element(slider)
      .toHaveAttribute("aria-valuetext", "0 epochs: tanh 1.00, ReLU 1.00");
  });

  test("ends where the curves end now, rendered since or not", async () => {
    const source = createStore<Histories>(() => new Map([["a", historyOf(0.01).slice(0, 3)]]));
    const screen = await render(chart(source));
    await painted();
    source.setState(new Map([["a", historyOf(0.01)]]), true);
    const slider = screen.getByRole("slider");
    slider.element().focus();
    await userEvent.keyboard("{End}");
    await expect
      .element(slider)
      .toHaveAttribute("aria-valuetext", expect.stringMatching(/^100 epochs: tanh/));
  });

  test("reads where a finger tapped until another place is tapped", async () => {
    const screen = await render(chart(createStore(() => histories)));
    await painted();
    const slider = screen.getByRole("slider");
    const { left, top } = slider.element().getBoundingClientRect();
    for (const type of ["pointerdown", "pointerup", "pointerout"]) {
      slider.element().dispatchEvent(touchAt(type, left + 250, top + 100));
    }
    await expect.element(screen.getByText(/^epoch \d+$/)).toBeVisible();
    document.body.dispatchEvent(touchAt("pointerdown", 0, 0));
    await expect.element(screen.getByText(/^epoch \d+$/)).not.toBeInTheDocument();
  });

  test("reads twelve arms within its frame, in columns where it is low", async () => {
    const source = createStore<Histories>(
      () => new Map(dozen.map(({ id }, index) => [id, historyOf(0.01 * index)])),
    );
    const screen = await render(chartOfDozen(source, 480, 150));
    const slider = screen.getByRole("slider");
    slider.element().focus();
    await userEvent.keyboard("{End}");
    await painted();
    const frame = slider.element().getBoundingClientRect();
    const names = dozen.map(({ label }) => {
      const written = [...slider.element().querySelectorAll("div span")];
      const box = written.find(({ textContent }) => textContent === label)?.getBoundingClientRect();
      return box ?? new DOMRect(Number.NaN);
    });
    for (const box of names) {
      expect(box.bottom).toBeLessThanOrEqual(frame.bottom);
      expect(box.right).toBeLessThanOrEqual(frame.right);
    }
    expect(new Set(names.map(({ left }) => Math.round(left))).size).toBe(2);
  });

  test("marks where arms converged and diverged, and leaves nothing behind", async () => {
    const screen = await render(chart(createStore(() => histories)));
    await painted();
    const texts = (selector: string) =>
      [...screen.container.querySelectorAll(selector)].map((element) => element.textContent);
    expect(texts("g.converged text")).toEqual(["70"]);
    expect(texts("g.diverged text")).toEqual(["41"]);
    expect(texts("g.labels text")).toEqual(["tanh", "ReLU"]);
    const root = screen.container.querySelector("g.curves")?.parentElement;
    expect(root?.childElementCount).toBe(9);
    await screen.unmount();
    expect(root?.childElementCount).toBe(0);
  });

  test("ends an exploding curve at its edge with an arrow, and reads it all the same", async () => {
    const [start, , ...rest] = historyOf(0.01);
    const exploded = rest.map((point) => ({ ...point, trainLoss: 2.5e15 }));
    const source = createStore<Histories>(
      () => new Map([["a", start ? [start, ...exploded] : exploded]]),
    );
    const screen = await render(chart(source));
    await painted();
    const arrows = [...screen.container.querySelectorAll("g.exits path")];
    const curve = screen.container.querySelector("g.curves path")?.getAttribute("d");
    expect(arrows.length).toBe(1);
    // From its start to the edge, and no further.
    expect(curve).toMatch(/^M[^L]+L[\d.]+,0$/);
    const slider = screen.getByRole("slider");
    slider.element().focus();
    await userEvent.keyboard("{End}");
    await expect
      .element(slider)
      .toHaveAttribute("aria-valuetext", expect.stringContaining("tanh 2.50 × 10¹⁵"));
  });

  test("paints twelve long curves once a frame, however often they change in it", async () => {
    const many: Histories = new Map(
      Array.from({ length: 12 }, (_, index) => [
        String(index),
        Array.from({ length: 1000 }, (_, epoch) => ({
          epoch: epoch * 10,
          trainLoss:
            Math.exp(-epoch / (100 * (index + 1))) + 0.05 * Math.abs(Math.sin(epoch * index)),
          testLoss: 1,
          testAccuracy: 0,
        })),
      ]),
    );
    const source = createStore(() => many);
    await render(chartOfDozen(source, 600, 300));
    await painted();
    const original = window.requestAnimationFrame;
    const spy = vi.spyOn(window, "requestAnimationFrame");
    const frames = 5;
    for (let frame = 0; frame < frames; frame++) {
      source.setState(new Map(many), true);
      source.setState(new Map(many), true);
      await new Promise((resolve) => original(resolve));
    }
    const asked = spy.mock.calls.length;
    spy.mockRestore();
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(frames);
  });
});

describe("the network diagram", () => {
  const sizes = { inputs: 2, hidden: [3, 2], outputs: 1, maps: 1, learnablePerLayer: 0 };
  const shape = networkShape(sizes);
  const features = ["x₁", "x₂", "x₁²"].map((label, index) => ({
    id: `feature${index}`,
    label,
    used: index < 2,
    value: (x1: number, x2: number) => (index === 1 ? x2 : x1),
  }));
  const values: NetworkValues = {
    parameters: Float32Array.from({ length: shape.parameterCount }, (_, index) => (index + 1) / 10),
    outputs: { values: new Float32Array([1]), cells: 1 },
    units: { values: new Float32Array(5), cells: 1 },
  };
  const diagram = (handlers: Partial<Parameters<typeof NetworkDiagram>[0]> = {}) => (
    <div style={{ width: 700, height: 360 }}>
      <NetworkDiagram
        shape={shape}
        features={features}
        functions={[activationOf("tanh")]}
        output="tanh"
        outputSize={1}
        source={createStore(() => values)}
        {...handlers}
      />
    </div>
  );

  test("edits a weight by keyboard alone, and gives focus back", async () => {
    const onEdit = vi.fn();
    const onPoint = vi.fn();
    const screen = await render(diagram({ onEdit, onPoint }));
    await painted();
    await userEvent.tab();
    await userEvent.keyboard("{ArrowRight}");
    expect(onPoint).toHaveBeenLastCalledWith({ kind: "unit", layer: 0, unit: 0 });
    // Into the unit's bias, then its second weight: position 1 of the parameters.
    await userEvent.keyboard("{Enter}{ArrowDown}{ArrowDown}{Enter}");
    const field = screen.getByRole("spinbutton");
    await expect.element(field).toHaveValue(0.2);
    await userEvent.fill(field, "-0.75");
    expect(onEdit).toHaveBeenLastCalledWith({ kind: "weight", index: 1, value: -0.75 });
    await userEvent.keyboard("{Enter}");
    await expect.element(field).not.toBeInTheDocument();
    expect(document.activeElement?.getAttribute("data-part")).toBe("weight 0 0 1");
  });

  test("puts a weight back as it was when the edit ends with Escape", async () => {
    const onEdit = vi.fn();
    const screen = await render(diagram({ onEdit }));
    await painted();
    await userEvent.click(screen.getByRole("button", { name: "bias of the output" }));
    const editor = screen.getByRole("dialog", { name: "bias of the output" });
    await userEvent.fill(editor.getByRole("spinbutton"), "7");
    const report = await axe.run(editor.element());
    expect(report.violations.map(({ id }) => id)).toEqual([]);
    await userEvent.keyboard("{Escape}");
    await expect.element(editor).not.toBeInTheDocument();
    const index = shape.parameterCount - 1;
    expect(onEdit.mock.calls).toEqual([
      [{ kind: "bias", index, value: 7 }],
      // All of its digits, not the three that the field shows.
      [{ kind: "bias", index, value: values.parameters[index] }],
    ]);
  });

  test("refuses a weight that float32 soon could not hold, and says what is allowed", async () => {
    const onEdit = vi.fn();
    const screen = await render(diagram({ onEdit }));
    await painted();
    await userEvent.click(screen.getByRole("button", { name: "bias of the output" }));
    await userEvent.fill(screen.getByRole("spinbutton"), "1e99");
    await userEvent.keyboard("{Enter}");
    const refusal = screen.getByText("Must be a number from −1,000,000 to 1,000,000.");
    await expect.element(refusal).toBeVisible();
    expect(onEdit).not.toHaveBeenCalled();
  });

  test("leaves a value alone that was looked at and left with Escape", async () => {
    const onEdit = vi.fn();
    const screen = await render(diagram({ onEdit }));
    await painted();
    await userEvent.click(screen.getByRole("button", { name: "bias of the output" }));
    await expect.element(screen.getByRole("dialog")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    expect(onEdit).not.toHaveBeenCalled();
  });

  test("edits the output's bias by a click", async () => {
    const onEdit = vi.fn();
    const screen = await render(diagram({ onEdit }));
    await painted();
    await userEvent.click(screen.getByRole("button", { name: "bias of the output" }));
    await userEvent.fill(screen.getByRole("spinbutton"), "3");
    expect(onEdit).toHaveBeenLastCalledWith({
      kind: "bias",
      index: shape.parameterCount - 1,
      value: 3,
    });
  });

  test("switches features on and off", async () => {
    const onToggleFeature = vi.fn();
    const screen = await render(diagram({ onToggleFeature }));
    await painted();
    const box = screen.getByRole("checkbox", { name: "feature x₁²" });
    await expect.element(box).not.toBeChecked();
    await userEvent.click(box);
    expect(onToggleFeature).toHaveBeenCalledWith("feature2");
  });

  test.each([
    ["low", 700],
    ["narrow", 260],
  ])("enlarges any unit within what a %s frame shows", async (_, width) => {
    const screen = await render(
      <div style={{ width, height: 240 }}>
        <NetworkDiagram
          shape={networkShape({ ...sizes, hidden: [3, 2, 2, 2] })}
          features={features}
          functions={[activationOf("tanh")]}
          output="tanh"
          outputSize={1}
          source={createStore(() => values)}
        />
      </div>,
    );
    await painted();
    const frame = screen.getByRole("figure").first().element().getBoundingClientRect();
    for (const name of [
      "layer 1, neuron 1",
      "layer 1, neuron 3",
      "layer 3, neuron 1",
      "the output",
    ]) {
      await userEvent.hover(screen.getByRole("button", { name, exact: true }));
      await painted();
      const [, map] = screen.container.querySelectorAll("canvas");
      const box = map?.parentElement?.getBoundingClientRect() ?? new DOMRect(Number.NaN);
      expect(box.top, name).toBeGreaterThanOrEqual(frame.top);
      expect(box.bottom, name).toBeLessThanOrEqual(frame.bottom);
      expect(box.left, name).toBeGreaterThanOrEqual(frame.left);
      expect(box.right, name).toBeLessThanOrEqual(frame.right);
    }
  });

  test("marks a focused link along its line, not around it", async () => {
    const screen = await render(diagram());
    await painted();
    await userEvent.tab();
    await userEvent.keyboard("{ArrowRight}{Enter}{ArrowDown}");
    const link = document.activeElement;
    expect(link?.getAttribute("data-part")).toMatch(/^weight/);
    expect(getComputedStyle(link as Element).outlineStyle).toBe("none");
    const [line] = link?.querySelectorAll("path") ?? [];
    expect(getComputedStyle(line as Element).strokeOpacity).toBe("0.6");
    await screen.unmount();
  });

  test("paints the output's tile and its enlargement on the scale of what is to be learned", async () => {
    const outputs = [1, 10].map((outputSize) =>
      diagram({ output: "linear", outputSize, source: createStore(() => values) }),
    );
    const middles: string[] = [];
    for (const output of outputs) {
      const screen = await render(output);
      await painted();
      await userEvent.hover(screen.getByRole("button", { name: "the output", exact: true }));
      await painted();
      const [tiles, enlarged] = screen.container.querySelectorAll("canvas");
      const frame = tiles?.getBoundingClientRect() ?? new DOMRect();
      const tile = screen
        .getByRole("button", { name: "the output", exact: true })
        .element()
        .querySelector("rect")
        ?.getBoundingClientRect();
      const x = (tile?.left ?? 0) + (tile?.width ?? 0) / 2 - frame.left;
      const y = (tile?.top ?? 0) + (tile?.height ?? 0) / 2 - frame.top;
      const colourAt = (canvas: HTMLCanvasElement | undefined, atX: number, atY: number) => {
        const ratio = window.devicePixelRatio;
        const { data } = canvas?.getContext("2d")?.getImageData(atX * ratio, atY * ratio, 1, 1) ?? {
          data: [],
        };
        return [...data].join();
      };
      const middle = colourAt(tiles, x, y);
      expect(colourAt(enlarged, 20, 20)).toBe(middle);
      middles.push(middle);
      await screen.unmount();
    }
    // The network gives 1 everywhere: all of a scale to 1, faint on one to 10.
    const blueness = (colour: string | undefined) => {
      const [red = 0, , blue = 0] = (colour ?? "").split(",").map(Number);
      return blue - red;
    };
    expect(blueness(middles[0])).toBeGreaterThan(4 * blueness(middles[1]));
    expect(blueness(middles[1])).toBeGreaterThan(0);
  });

  test("gives every weight a link of its sign's colour and a width that grows with it", async () => {
    const screen = await render(diagram());
    await painted();
    const link = (key: string) => screen.container.querySelector(`path[data-live="${key}"]`);
    const width = (key: string) => Number(link(key)?.getAttribute("stroke-width"));
    expect(width("weight 0 0 0")).toBeLessThan(width("weight 1 1 2"));
    expect(link("weight 0 0 0")?.getAttribute("stroke")).toMatch(/^rgb/);
    expect(screen.container.querySelectorAll("rect[data-live]")).toHaveLength(6);
  });
});
