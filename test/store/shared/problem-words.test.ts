import { expect, test } from "vitest";
import { placeInWords } from "../../../src/store/shared/problem-words.ts";

test.each([
  ["arms[0].activation", "1st activation, activation"],
  ["arms[1]", "2nd activation"],
  ["arms[2].learningRate", "3rd activation, learningRate"],
  ["arms[3].parameters.a", "4th activation, parameter a"],
  ["arms[10].parameters.alpha", "11th activation, parameter alpha"],
  ["rate", "rate"],
  ["network.output", "network.output"],
  ["", ""],
])("the place %s is %s in words", (path, words) => {
  expect(placeInWords(path)).toBe(words);
});
