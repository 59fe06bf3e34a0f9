import { afterAll, describe, expect, expectTypeOf, test } from "vitest";
import { compiled } from "../../src/build/compile-words.ts";
import type { MessageValues } from "../../src/words/message-values.ts";
import { lengthened } from "../../src/words/pseudo.ts";
import { entryText, listOf, loadWords, say } from "../../src/words/say.ts";

describe("the types of a message's values", () => {
  test("follow its text", () => {
    expectTypeOf<MessageValues<"none">>().toEqualTypeOf<object>();
    expectTypeOf<MessageValues<"a {name} and {other}.">>().toEqualTypeOf<{
      readonly name: string | number;
      readonly other: string | number;
    }>();
    expectTypeOf<
      MessageValues<"{arm}: {count, plural, one {# run of {total}} other {# runs}}, {share, number}">
    >().toEqualTypeOf<{
      readonly arm: string | number;
      readonly count: number;
      readonly total: string | number;
      readonly share: number;
    }>();
    expectTypeOf<
      MessageValues<"{kind, select, loss {{value} left} other {none}} {end}">
    >().toEqualTypeOf<{
      readonly kind: string;
      readonly value: string | number;
      readonly end: string | number;
    }>();
  });
});

describe("the catalogue", () => {
  afterAll(() => loadWords("en", "all"));

  test("says messages with values and plural forms", () => {
    expect(say("units.epochs", { count: 1 })).toBe("1 epoch");
    expect(say("units.epochs", { count: 2000 })).toBe("2,000 epochs");
    expect(listOf(["tanh", "ReLU", "ELU"])).toBe("tanh, ReLU and ELU");
  });

  test("refuses an id that no room has", () => {
    expect(() => say("no.such" as "page.title")).toThrow("no words for no.such");
  });

  test("lengthens every text in the pseudo-language, and nothing inside braces", async () => {
    await loadWords("pseudo", "all");
    expect(say("units.epochs", { count: 2000 })).toBe("2,000 épóçhš ~~~");
    expect(entryText("function.relu.purpose", "Fast.")).toBe("Fášt. ~~");
    expect(lengthened("see <run>this</run>")).toBe("šéé <run>thíš ~~~~</run>");
  });
});

test("the build compiles messages with arguments and leaves plain ones", () => {
  const code = 'export const a = { "a.b": "plain", "a.c": "{n} of {m}" };';
  expect(compiled(code, "/src/words/en/a.js")).toBe(
    'export const a = { "a.b": "plain", "a.c": [["n"]," of ",["m"]] };',
  );
  expect(() => compiled('export const a = { "a.b": "{n" };', "/src/words/en/a.js")).toThrow();
});
