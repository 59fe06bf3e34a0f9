import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
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
  const { edit, addArm, removeArm, setParameter, startFrom, store } = lockedPlayground(
    ...["data", "training", "network", "arms", "loss"],
  );
  const before = store.getState();
  const [first] = before.arms;
  edit("data.dataset", "xor");
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
