import { expect, test } from "vitest";
import {
  defaultPreferences,
  loadPreferences,
  type PreferenceStorage,
  savePreferences,
} from "../../../src/store/shared/preferences.ts";

function storageOf(
  kept: string | null,
): PreferenceStorage & { readonly kept: () => string | null } {
  let value = kept;
  return {
    getItem: () => value,
    setItem: (_, next) => {
      value = next;
    },
    kept: () => value,
  };
}

test("what was saved is loaded again", () => {
  const storage = storageOf(null);
  const liked = { ...defaultPreferences, theme: "dark", lossScale: "linear" } as const;
  savePreferences(storage, liked);
  expect(loadPreferences(storage)).toEqual(liked);
});

test("each bad value is replaced by its default, unknown ones are dropped", () => {
  const storage = storageOf('{"theme":"pink","size":"lecture","other":1}');
  expect(loadPreferences(storage)).toEqual({ ...defaultPreferences, size: "lecture" });
});

test("keys that every object has are unknown like others, and take nothing with them", () => {
  const storage = storageOf(
    '{"constructor":1,"toString":2,"__proto__":{"size":"x"},"theme":"dark"}',
  );
  expect(loadPreferences(storage)).toEqual({ ...defaultPreferences, theme: "dark" });
});

test.each([["not JSON"], ["null"], ["[]"], ['"text"']])(
  "storage that holds %s gives the defaults",
  (kept) => {
    expect(loadPreferences(storageOf(kept))).toEqual(defaultPreferences);
  },
);

test("storage that refuses does no harm", () => {
  const refusing: PreferenceStorage = {
    getItem: () => {
      throw new Error("forbidden");
    },
    setItem: () => {
      throw new Error("full");
    },
  };
  expect(loadPreferences(refusing)).toEqual(defaultPreferences);
  expect(() => savePreferences(refusing, defaultPreferences)).not.toThrow();
});
