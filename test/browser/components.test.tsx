import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { page as shown, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { createTrainingClient } from "../../src/client/training-client.ts";
import { CopyButton } from "../../src/components/controls/CopyButton.tsx";
import { ClipboardContext } from "../../src/components/controls/use-action.ts";
import { App } from "../../src/components/page/App.tsx";
import { PlaygroundContext } from "../../src/components/shared/playground-context.ts";
import { RaceStoresContext } from "../../src/components/shared/race-stores-context.ts";
import { readAddress } from "../../src/store/page/address.ts";
import { createPlayground } from "../../src/store/playground/playground.ts";
import { defaultPreferences } from "../../src/store/shared/preferences.ts";
import { say } from "../../src/words/say.ts";
import "../../src/theme.css";

/** The whole page on a real worker, as `main.tsx` puts it together. */
async function openPage(query = "") {
  const { experiment, problems } = readAddress(query);
  const playground = createPlayground({
    experiment,
    problems,
    preferences: defaultPreferences,
    storage: null,
    now: () => performance.now(),
  });
  const client = createTrainingClient({
    createWorker: () =>
      new Worker(new URL("../../src/worker/training.worker.ts", import.meta.url), {
        type: "module",
      }),
    onEvent: playground.receive,
    afterPaint: (callback) => requestAnimationFrame(callback),
  });
  playground.connect(client);
  onTestFinished(() => client.dispose());
  const page = await render(
    <PlaygroundContext value={playground}>
      <RaceStoresContext value={noStores}>
        <App />
      </RaceStoresContext>
    </PlaygroundContext>,
  );
  await expect.element(page.getByRole("button", { name: "Play", exact: true })).toBeEnabled();
  return { page, playground, state: () => playground.store.getState() };
}

/** The view of claims is not opened here. */
const noStores = {
  current: () => null,
  subscribeLecture: () => () => {},
  load: () => Promise.reject(new Error("No claims are loaded in this test")),
};

beforeEach(() => {
  document.documentElement.dataset.theme = "light";
});

test("the opening comparison converges in the order that the project promises", async () => {
  const { page, playground, state } = await openPage();
  playground.setSpeed("max");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.element(page.getByText(/Every run has ended: paused/)).toBeVisible();
  const epochs = state().arms.map(({ armId }) => {
    const outcome = state().readings.get(armId)?.outcome;
    return outcome?.kind === "converged" ? outcome.epochsToTarget : Number.NaN;
  });
  const [sigmoid = 0, tanh = 0, relu = 0] = epochs;
  expect(relu).toBeLessThan(tanh);
  expect(tanh).toBeLessThan(sigmoid);
  for (const epoch of epochs) {
    const words = new RegExp(`converged at epoch ${epoch.toLocaleString("en-US")} · `);
    await expect.element(page.getByText(words)).toBeVisible();
  }
  await expect.element(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
});

test("space plays and pauses, S steps, R resets, and none of them while a number is typed", async () => {
  const { page, state } = await openPage();
  const epoch = page.getByTestId("epoch");
  await userEvent.keyboard("s");
  await userEvent.keyboard("s");
  await expect.element(epoch).toHaveTextContent("000,002");
  await userEvent.keyboard(" ");
  await expect.element(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await userEvent.keyboard(" ");
  await expect.element(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await userEvent.keyboard("r");
  await expect.element(epoch).toHaveTextContent("000,000");
  await page.getByRole("spinbutton", { name: "Points" }).click();
  await userEvent.keyboard("s");
  expect(state().epoch).toBe(0);
});

test("space plays after a click on anything, and presses nothing a second time", async () => {
  const { page, state } = await openPage();
  const toggles = async () => {
    await userEvent.keyboard(" ");
    await expect.poll(() => state().isPlaying).toBe(true);
    await userEvent.keyboard(" ");
    await expect.poll(() => state().isPlaying).toBe(false);
  };
  await page.getByRole("button", { name: "Add a hidden layer" }).click();
  expect(state().experiment.network.hidden.length).toBe(3);
  await toggles();
  expect(state().experiment.network.hidden.length).toBe(3);
  const logEpochs = page.getByRole("checkbox", { name: "log epochs" });
  await logEpochs.click();
  await toggles();
  await expect.element(logEpochs).toBeChecked();
  await page.getByRole("button", { name: "Show ReLU large" }).click();
  await toggles();
  await page.getByRole("slider", { name: "speed" }).click();
  await toggles();
  await page.getByLabelText("Learning rate", { exact: true }).selectOptions("0.1");
  await page.getByRole("button", { name: "Reset" }).click();
  await userEvent.keyboard("s");
  await expect.poll(() => state().epoch).toBe(1);
});

test("space presses the button or the box that the Tab key went to", async () => {
  const { page, state } = await openPage();
  const logEpochs = page.getByRole("checkbox", { name: "log epochs" });
  await page.getByRole("checkbox", { name: "log loss" }).click();
  await userEvent.keyboard("{Tab}");
  await expect.element(logEpochs).toHaveFocus();
  await userEvent.keyboard(" ");
  await expect.element(logEpochs).toBeChecked();
  expect(state().isPlaying).toBe(false);
});

test("the menu of activations is found by typing and walked by keys", async () => {
  const { page, state } = await openPage("?arms=sigmoid,tanh");
  const trigger = page.getByRole("button", { name: "Activation of tanh" });
  const search = page.getByRole("combobox", { name: say("arms.search") });
  const active = () => {
    const id = search.element().getAttribute("aria-activedescendant") ?? "";
    return document.getElementById(id)?.textContent;
  };
  (trigger.element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(search).toHaveFocus();
  expect(active()).toBe("tanh");
  await expect
    .element(page.getByRole("option", { name: "tanh", exact: true }))
    .toHaveAttribute("aria-selected", "true");
  await userEvent.keyboard("{ArrowDown}");
  expect(active()).toBe("ReLU");
  // SiLU is another name of Swish: it says so beside it.
  await userEvent.keyboard("sigmoid lin");
  expect(active()).toBe("Swish / SiLUsigmoid linear unit");
  const list = page.getByRole("listbox", { name: "Activation of tanh" });
  for (const option of list.getByRole("option").elements()) {
    expect(option.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
  }
  await userEvent.keyboard("{Escape}");
  await expect.element(trigger).toHaveFocus();
  expect(state().arms[1]?.arm.activation).toBe("tanh");
  await userEvent.keyboard("{Enter}");
  await search.fill("nobody");
  await expect.element(page.getByText("Nothing has that name")).toBeVisible();
  await userEvent.keyboard("{Enter}");
  expect(state().arms[1]?.arm.activation).toBe("tanh");
  await search.fill("swiglu");
  await page.getByRole("option", { name: "SwiGLU" }).click();
  expect(state().arms[1]?.arm.activation).toBe("swiglu");
});

test("an arm is added, switched, focused and removed with one action each", async () => {
  const { page, state } = await openPage();
  await page.getByRole("button", { name: "Add an activation" }).click();
  expect(state().arms.length).toBe(4);
  await page.getByRole("button", { name: "Activation of Sigmoid" }).click();
  await page.getByRole("combobox", { name: say("arms.search") }).fill("gelu");
  await userEvent.keyboard("{Enter}");
  expect(state().arms[0]?.arm.activation).toBe("gelu");
  await page.getByRole("button", { name: "Show ReLU large" }).click();
  await expect
    .element(page.getByRole("button", { name: "Show ReLU large" }))
    .toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Remove ReLU" }).click();
  expect(state().arms.map(({ arm }) => arm.activation)).not.toContain("relu");
});

test("an arm's parameter and rate are set beside its curve, with nothing over it", async () => {
  const { page, state } = await openPage("?arms=elu");
  const alpha = page.getByRole("slider", { name: "α", exact: true });
  const curve = page.getByRole("slider", { name: "ELU: read f and f′" });
  await alpha.fill("2");
  await page.getByRole("button", { name: /^own settings/ }).click();
  // The rail has one of that name too; what is opened comes after it.
  await page.getByRole("combobox", { name: "Learning rate" }).last().selectOptions("0.1");
  expect(state().arms[0]?.arm).toMatchObject({ parameters: { alpha: 2 }, learningRate: 0.1 });
  const { bottom } = alpha.element().getBoundingClientRect();
  expect(bottom).toBeLessThanOrEqual(curve.element().getBoundingClientRect().top);
});

test("an arm has a function for each layer, a schedule and clipping of its own", async () => {
  const { page, state } = await openPage("?arms=relu,tanh");
  await page.getByRole("button", { name: "Show ReLU large" }).click();
  await page.getByRole("button", { name: /^own settings/ }).click();
  await page.getByRole("combobox", { name: "Layer 2" }).selectOptions("tanh");
  await expect.element(page.getByRole("button", { name: "Show ReLU → tanh large" })).toBeVisible();
  await expect
    .element(page.getByRole("img", { name: /^ReLU and tanh, each as a solid line/ }).first())
    .toBeVisible();
  await page.getByRole("combobox", { name: "Rate schedule" }).last().selectOptions("cosine");
  await page.getByRole("combobox", { name: "Clipping" }).last().selectOptions("norm");
  expect(state().arms[0]?.arm).toMatchObject({
    activation: "relu",
    laterLayers: [{ activation: "tanh" }],
    own: { optimiser: { schedule: "cosine", clipping: "norm" } },
  });
  await page.getByRole("combobox", { name: "Layer 2" }).selectOptions("relu");
  expect(state().arms[0]?.arm).not.toHaveProperty("laterLayers");
});

test("a dataset is chosen from its picture, and the page says that every network starts again", async () => {
  const { page, state } = await openPage();
  await userEvent.keyboard("s");
  await expect.poll(() => state().epoch).toBe(1);
  (page.getByRole("radio", { name: "Spiral", exact: true }).element() as HTMLElement).click();
  await expect.element(page.getByText(/New data: every network starts again/)).toBeVisible();
  await expect.poll(() => state().epoch).toBe(0);
  expect(state().experiment.data.dataset).toBe("spiral");
});

test("the card of an arm that learns its function draws what each layer has learned, in the focus or not", async () => {
  const { page, playground, state } = await openPage("?arms=prelu,tanh&rate=0.1");
  const curve = page.getByRole("img", { name: /^PReLU as a solid line, its derivative dashed/ });
  const paths = () =>
    [...curve.element().querySelectorAll("path[stroke]")].map((path) => path.getAttribute("d"));
  // f and f′ as they start.
  await expect.poll(() => paths().length).toBe(2);
  const [, start] = paths();
  expect(state().focusedArm).not.toBe(state().arms[0]?.armId);
  playground.step();
  await expect.poll(() => paths().length).toBe(4);
  expect(paths()).not.toContain(start);
  await expect.element(curve).toHaveAccessibleName(/each hidden layer as it has learned it$/);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect.poll(() => paths().length).toBe(2);
});

describe("a button that removes or disables itself leaves the keyboard's focus with a neighbour", () => {
  /** Presses a button by key; the focus is with its heir then. */
  const press = async (name: string, heir: string) => {
    const button = (called: string) => shown.getByRole("button", { name: called, exact: true });
    (button(name).element() as HTMLElement).focus();
    await userEvent.keyboard("{Enter}");
    await expect.element(button(heir)).toHaveFocus();
  };

  test("among notices and arms", async () => {
    await openPage("?arms=tanh,relu,elu&colour=red");
    await press("Dismiss", "Seed");
    await press("Remove tanh", "Remove ReLU");
    await press("Remove ELU", "Show ReLU large");
  });

  test("at no and at most layers", async () => {
    await openPage("?arms=relu");
    await press("Remove the last hidden layer", "Remove the last hidden layer");
    await press("Remove the last hidden layer", "Add a hidden layer");
    for (let depth = 1; depth < 12; depth++) {
      await press("Add a hidden layer", "Add a hidden layer");
    }
    await press("Add a hidden layer", "Remove the last hidden layer");
  });

  test("at most arms", async () => {
    const { state } = await openPage("?arms=relu&hidden=2");
    for (let count = 2; count < 12; count++) await press("Add an activation", "Add an activation");
    await press("Add an activation", "Activations");
    expect(state().arms.length).toBe(12);
  });
});

test("a mouse that only passes over leaves a point where a key holds it", async () => {
  const { page, playground } = await openPage();
  const points = [-3, -1, 1, 3].map((x1) => ({ x1, x2: 0, label: x1 > 0 ? 1 : 0 }));
  playground.drawing.begin(points);
  playground.drawing.choose({ tool: "move" });
  const pad = page.getByRole("group", {
    name: say("draw.pad", { surface: "plane", task: "classification" }),
  });
  await expect.element(pad).toBeVisible();
  playground.drawing.choose({ pen: { x1: 1, x2: 0 } });
  (pad.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}{ArrowUp}");
  const held = () => playground.drawing.store.getState().points[2];
  expect(held()).toEqual({ x1: 1, x2: 0.25, label: 1 });
  await userEvent.hover(pad, { position: { x: 20, y: 20 } });
  await userEvent.hover(pad, { position: { x: 40, y: 60 } });
  expect(held()).toEqual({ x1: 1, x2: 0.25, label: 1 });
  await userEvent.keyboard("{Enter}");
  expect(playground.store.getState().experiment.data.points[2]).toEqual(held());
});

test("a number that is not allowed is marked and does not count", async () => {
  const { page, state } = await openPage();
  const points = page.getByRole("spinbutton", { name: "Points" });
  await points.fill("7");
  await expect.element(points).toHaveAttribute("aria-invalid", "true");
  await userEvent.keyboard("{Enter}");
  expect(state().experiment.data.sampleCount).toBe(500);
  await points.fill("300");
  await userEvent.keyboard("{Enter}");
  expect(state().experiment.data.sampleCount).toBe(300);
});

test("the only feature stays, and the page says why", async () => {
  const { page, state } = await openPage("?features=x2");
  const feature = page.getByRole("checkbox", { name: /^feature / });
  await feature.nth(1).click();
  await expect.element(page.getByRole("alert")).toHaveTextContent(/^x₂ stays: a network needs/);
  expect(state().experiment.network.features).toEqual(["x2"]);
  await feature.nth(0).click();
  await expect.element(page.getByRole("alert")).not.toBeInTheDocument();
  expect(state().experiment.network.features).toEqual(["x1", "x2"]);
});

test("an accuracy is asked for in percent, and one beyond 100 % changes nothing", async () => {
  const { page, state } = await openPage("?metric=testAccuracy");
  await page.getByRole("button", { name: /^Rule: test accuracy ≥ 95 %/ }).click();
  const threshold = page.getByRole("spinbutton", { name: "Threshold, %" });
  await expect.element(threshold).toHaveValue(95);
  await threshold.fill("97");
  await userEvent.keyboard("{Enter}");
  expect(state().experiment.rule.threshold).toBe(0.97);
  await threshold.fill("970");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent(/from 0 to 100 %, not 970/);
  expect(state().experiment.rule.threshold).toBe(0.97);
});

test("updates within an epoch are counted beside it", async () => {
  const { page } = await openPage();
  await page.getByRole("button", { name: say("page.more") }).click();
  await page.getByLabelText(say("page.stepIsOne")).selectOptions("iteration");
  await userEvent.keyboard("{Escape}");
  for (let step = 0; step < 13; step++) {
    await page.getByRole("button", { name: "Step one update" }).click();
  }
  await expect.element(page.getByText("update 13", { exact: true })).toBeVisible();
  await expect.element(page.getByTestId("epoch")).toHaveTextContent("000,000");
  expect(page.getByText("paused", { exact: true }).elements().length).toBe(3);
  for (let step = 13; step < 25; step++) await userEvent.keyboard("s");
  await expect.element(page.getByTestId("epoch")).toHaveTextContent("000,001");
  expect(page.getByText("update 25").elements()).toEqual([]);
});

test("a bad link is reported with the keys at fault, and the rest of it is used", async () => {
  const { page, state } = await openPage("?rate=fast&data=xor&colour=red");
  await expect.element(page.getByText(/2 parts of this link could not be used/)).toBeVisible();
  expect(state().experiment.data.dataset).toBe("xor");
  await page.getByRole("button", { name: "Dismiss" }).click();
  expect(page.getByText(/of this link could not/).elements()).toEqual([]);
});

test("divergence is told in words on the arm's card and in the status line", async () => {
  const { page } = await openPage("?data=plane&arms=linear&rate=10");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect
    .element(page.getByText(/Diverged: Linear at epoch \d+\. The loss is no longer a number/))
    .toBeVisible();
});

test("divergence after convergence is told beside it, and a reset forgets it", async () => {
  const { page, playground } = await openPage("?data=plane&arms=linear");
  playground.setSpeed("max");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.element(page.getByText(/Every run has ended: paused/)).toBeVisible();
  playground.edit("optimiser.learningRate", 10);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect
    .element(page.getByText(/Diverged: Linear at epoch \d+\. The loss is no longer a number/))
    .toBeVisible();
  const status = page.getByText(/^converged at epoch \d+ · .*ms · diverged at epoch \d+$/);
  await expect.element(status).toHaveAttribute("data-outcome", "diverged");
  await page.getByRole("button", { name: "Reset" }).click();
  await expect.element(page.getByText("ready")).toBeVisible();
  expect(page.getByText(/diverged/i).elements()).toEqual([]);
});

test("a label that explains itself opens its sentence", async () => {
  const { page } = await openPage();
  await page.getByRole("button", { name: "Noise" }).click();
  await expect.element(page.getByText(/How far points stray/)).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByText(/How far points stray/)).not.toBeVisible();
});

test("theme and lecture size are set on the document", async () => {
  const { page } = await openPage();
  await page.getByRole("button", { name: say("page.more") }).click();
  await page.getByLabelText(say("page.theme")).selectOptions("dark");
  await userEvent.keyboard("{Escape}");
  expect(document.documentElement.dataset.theme).toBe("dark");
  await page.getByRole("button", { name: "Lecture size" }).click();
  expect(document.documentElement.dataset.size).toBe("lecture");
});

describe("a text that is to be copied", () => {
  const button = (copy: (text: string) => Promise<void>) => (
    <ClipboardContext value={copy}>
      <CopyButton text="the text" label="Copy it" />
    </ClipboardContext>
  );

  test("is copied, and the page says so", async () => {
    const copied: string[] = [];
    const page = await render(button(async (text) => void copied.push(text)));
    await page.getByRole("button", { name: "Copy it" }).click();
    await expect.element(page.getByRole("status")).toHaveTextContent(say("copy.done"));
    expect(copied).toEqual(["the text"]);
  });

  test("is offered where the browser refuses", async () => {
    const page = await render(
      button(() => Promise.reject(new DOMException("", "NotAllowedError"))),
    );
    await page.getByRole("button", { name: "Copy it" }).click();
    await expect.element(page.getByRole("status")).toHaveTextContent(say("copy.refused"));
    await expect.element(page.getByRole("textbox")).toHaveValue("the text");
  });
});
