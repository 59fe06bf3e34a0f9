import { describe, expect, test, vi } from "vitest";
import { type Action, actionIds, actions, keyOf } from "../../../src/store/page/actions.ts";
import { shownSize } from "../../../src/store/playground/playground-state.ts";
import { say } from "../../../src/words/say.ts";
import { testPlayground } from "../playground/test-playground.ts";

const table = actionIds.map((id): Action => actions[id]);

describe("the table of actions", () => {
  test("gives every action a name, and no key to two of them", () => {
    const { playground } = testPlayground();
    for (const action of table) {
      expect(say(action.label(playground.store.getState()))).toMatch(/\S/);
    }
    const keys = table.flatMap(({ key }) => (key === null ? [] : [key]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("switches the layout, and opens Compare for the last row", () => {
    const { playground } = testPlayground();
    const target = { playground, copyLink: () => Promise.resolve() };
    actions.switchLayout.run(target);
    expect(playground.store.getState().layout).toBe("compare");
    actions.switchLayout.run(target);
    actions.lectureSize.run(target);
    expect(playground.store.getState()).toMatchObject({
      layout: "compare",
      preferences: { size: "lecture" },
    });
  });

  test("keeps a size that somebody chooses, not the one that a lecture is shown in", () => {
    const { playground } = testPlayground();
    const { getState } = playground.store;
    playground.showIn("lecture");
    playground.prefer({ theme: "dark" });
    expect(shownSize(getState())).toBe("lecture");
    expect(getState().preferences.size).toBe("normal");
    const action: Action = actions.lectureSize;
    expect(action.isOn?.(getState())).toBe(true);
    void action.run({ playground, copyLink: () => Promise.resolve() });
    expect(shownSize(getState())).toBe("normal");
    playground.showIn("lecture");
    playground.showIn(null);
    expect(shownSize(getState())).toBe("normal");
  });

  test("says whether a link was copied", async () => {
    const { playground } = testPlayground();
    const copyLink = vi.fn(() => Promise.resolve());
    await actions.copyLink.run({ playground, copyLink });
    expect(playground.store.getState().notice?.text).toBe(say("notice.linkCopied"));
    await actions.copyLink.run({ playground, copyLink: () => Promise.reject(new Error("no")) });
    expect(playground.store.getState().notice).toMatchObject({
      text: say("notice.linkRefused"),
      tone: "warning",
    });
  });

  test.each([
    [{ key: "S" }, "s"],
    [{ key: " " }, " "],
    [{ key: "z", ctrlKey: true }, "ctrl+z"],
    [{ key: "Z", metaKey: true, shiftKey: true }, "ctrl+shift+z"],
    [{ key: "s", altKey: true }, null],
  ])("reads the key of %o as %s", (event, key) => {
    const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(keyOf({ ...none, ...event })).toBe(key);
  });
});
