import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../../src/engine/experiment/experiment.ts";
import { withField } from "../../../src/engine/experiment/field-access.ts";
import { fieldPaths } from "../../../src/engine/experiment/fields.ts";
import {
  linkSettingsFromQuery,
  linkSettingsToQuery,
  lockableIds,
  partIds,
} from "../../../src/store/page/link-settings.ts";
import { noLinkSettings, panelIds, panelOf } from "../../../src/store/playground/link-limits.ts";
import { createPlayground } from "../../../src/store/playground/playground.ts";
import { defaultPreferences } from "../../../src/store/shared/preferences.ts";
import { problemInWords } from "../../../src/store/shared/problem-words.ts";
import { testPlayground } from "../playground/test-playground.ts";

describe("what a link says of the page", () => {
  test("comes back from the address that it was written to", () => {
    const settings = {
      hidden: partIds,
      locked: lockableIds,
      embed: "loss",
      arithmetic: 7,
    } as const;
    expect(linkSettingsFromQuery(linkSettingsToQuery(settings))).toEqual({
      settings,
      problems: [],
    });
    expect(linkSettingsToQuery(noLinkSettings)).toBe("");
    expect(linkSettingsFromQuery("data=xor").settings).toEqual(noLinkSettings);
  });

  test("a frame that names nothing shows the comparison", () => {
    expect(linkSettingsFromQuery("embed").settings.embed).toBe("compare");
  });

  test.each([
    ["hide=data,everything", "everything"],
    ["lock=why", "why"],
    ["embed=<b>", "<b>"],
    ["arithmetic=2.5", "2.5"],
    ["arithmetic=0", "0"],
  ])("%s is told, and the rest holds", (query, given) => {
    const { settings, problems } = linkSettingsFromQuery(query);
    expect(problems.map(problemInWords).join()).toContain(given);
    expect(settings).toMatchObject({ locked: [], embed: null, arithmetic: null });
  });
});

test("every field of an experiment is changed in one of the panels", () => {
  for (const path of fieldPaths) expect(panelIds).toContain(panelOf(path));
});

function lockedPlayground(...locked: readonly string[]) {
  return createPlayground({
    experiment: defaultExperiment,
    link: { ...noLinkSettings, locked },
    preferences: defaultPreferences,
    storage: null,
    now: () => 0,
  });
}

test("what a link locks stays as it is, and the page says so", () => {
  const { edit, learn, describeData, addArm, removeArm, setParameter, startFrom, store } =
    lockedPlayground(...["data", "training", "network", "arms", "loss"]);
  const before = store.getState();
  const [first] = before.arms;
  edit("data.dataset", "xor");
  learn({ dataset: "points", points: [{ x1: 0, x2: 0, label: 0 }] });
  describeData({ classes: ["yes", "no"] });
  edit("optimiser.learningRate", 1);
  edit("network.hidden", [1]);
  edit("rule.threshold", 1);
  startFrom({ ...before.experiment.initialisation, range: 2 });
  addArm({ activation: "gelu", parameters: {}, learningRate: null, invention: null });
  removeArm(first?.armId ?? "");
  setParameter(first?.armId ?? "", 0, 1);
  const { notice, ...after } = store.getState();
  expect(after).toEqual({ ...before, notice: undefined });
  expect(notice?.tone).toBe("warning");
});

test("what is not locked can be changed", () => {
  const { edit, store } = lockedPlayground("data");
  edit("optimiser.learningRate", 1);
  expect(store.getState().experiment.optimiser.learningRate).toBe(1);
  expect(testPlayground().state().link).toEqual(noLinkSettings);
});

describe("another set-up", () => {
  const other = (change: (experiment: Experiment) => Experiment) => change(defaultExperiment);

  test("that would change what a link locks changes nothing, and the page says so", async () => {
    const { load, exchange, moment, store } = lockedPlayground("data");
    const before = store.getState();
    const set = other((experiment) => withField(experiment, "data.dataset", "xor"));
    expect(load(set)).toBe(false);
    await expect(exchange({ ...moment(), experiment: set })).rejects.toThrow("locked");
    const { notice, ...after } = store.getState();
    expect(after).toEqual({ ...before, notice: undefined });
    expect(notice?.text).toContain("nothing was changed");
  });

  test("that leaves it as it is takes the old one's place", () => {
    const { load, store } = lockedPlayground("data");
    expect(load(other((experiment) => withField(experiment, "network.hidden", [8])))).toBe(true);
    expect(store.getState().experiment.network.hidden).toEqual([8]);
  });
});

test("another seed asks for other points than TensorFlow Playground's", () => {
  const { edit, store } = createPlayground({
    experiment: withField(defaultExperiment, "data.playgroundSeed", 18397),
    preferences: defaultPreferences,
    storage: null,
    now: () => 0,
  });
  edit("data.noise", 20);
  expect(store.getState().experiment.data.playgroundSeed).toBe(18397);
  edit("seed", 1);
  expect(store.getState().experiment.data.playgroundSeed).toBeUndefined();
});
