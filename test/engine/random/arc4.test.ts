import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { arc4 } from "../../../src/engine/random/arc4.ts";

describe("ARC4 of a text", () => {
  test.each(["0.18397", "0.00001", "0.99999", "hello.", "", "ä€", "x".repeat(700)])(
    "gives seedrandom's numbers, bit for bit, for %j",
    (seed) => {
      const theirs = seedrandom(seed);
      const ours = arc4(seed);
      for (let draw = 0; draw < 2000; draw++) expect(ours()).toBe(theirs());
    },
  );

  test("gives the number that seedrandom's page prints", () => {
    expect(arc4("hello.")()).toBe(0.9282578795792454);
  });
});
