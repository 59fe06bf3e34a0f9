import { describe, expect, test } from "vitest";
import { sayPlaygroundLink } from "../../src/components/data/playground-link-words.ts";
import { experimentFromQuery, experimentToQuery } from "../../src/engine/experiment/url.ts";
import { type LinkDifference, readPlaygroundLink } from "../../src/exchange/playground-link.ts";
import { partIds } from "../../src/store/page/link-settings.ts";
import { playgroundLinks } from "./playground-links.ts";

const brief = (difference: LinkDifference): string => Object.values(difference).join(" ");

function read(text: string) {
  const link = readPlaygroundLink(text);
  if (!link) throw new Error(`no link of TensorFlow Playground: ${text}`);
  return link;
}

describe("a link of TensorFlow Playground", () => {
  test("has a corpus of at least thirty", () => {
    expect(playgroundLinks.length).toBeGreaterThanOrEqual(30);
  });

  test.each(playgroundLinks)("$link", (record) => {
    const link = read(record.link);
    // Both in the order of this page's addresses.
    const expected = experimentFromQuery(record.query);
    expect(expected.problems).toEqual([]);
    expect(experimentToQuery(link.experiment)).toBe(experimentToQuery(expected.experiment));
    expect(link.differences.map(brief)).toEqual(record.differences ?? []);
    expect(link.showsTestData).toBe(record.showsTestData ?? false);
    expect(link.discretises).toBe(record.discretises ?? false);
  });

  test("has its whole news in one sentence", () => {
    expect(sayPlaygroundLink(read("#dataset=xor"))).toBe(
      "Set up as TensorFlow Playground’s link says; points and weights are drawn anew.",
    );
    expect(
      sayPlaygroundLink(read("#noise=80&activation=swish&tutorial=a&footer_hide=true&z=1")),
    ).toBe(
      "Set up as TensorFlow Playground’s link says; points and weights are drawn anew, and different is: noise (50 in place of 80), activation (tanh, as there is no swish), footer cannot be hidden, there is no tutorial and z is not known.",
    );
  });

  test("says where its seed gives the very points", () => {
    const whole = read("#dataset=xor&seed=0.18397");
    expect(sayPlaygroundLink(whole)).toBe(
      "Set up as TensorFlow Playground’s link says; its very points, weights drawn anew.",
    );
    // A seed that was typed is another text there than the one that it would write itself.
    for (const seed of ["0.5", "0.00000", "0.123456", "1"]) {
      expect(read(`#dataset=xor&seed=${seed}`).experiment.data.playgroundSeed).toBeUndefined();
    }
  });

  test("hides here what it hides there", () => {
    const { hidden, experiment } = read(
      "#dataset_hide=true&noise_hide=false&playButton_hide=true&activation_hide=true&problem_hide=true&y_hide=true",
    );
    expect(hidden).toEqual(["datasets", "play", "activation", "addActivation"]);
    expect(hidden.filter((id) => !partIds.some((part) => part === id))).toEqual([]);
    // An input that is hidden there is not learned from.
    expect(experiment.network.features).toEqual(["x1"]);
  });

  test.each([
    "",
    "#",
    "#points=1,2,0;2,1,1",
    "?data=xor&noise=5#weights=1,2",
    "#noise=5",
    "#seed=3",
    "x1,x2,label\n1,2,0\nactivation=3",
    "https://example.org/#section-2",
    `#dataset=xor&seed=${"0".repeat(30_000)}`,
  ])("is not seen in %j", (text) => {
    expect(readPlaygroundLink(text)).toBeNull();
  });
});
