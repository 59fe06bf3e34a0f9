import { expect, test } from "vitest";
import { fileName } from "../../../src/plots/shared/download.ts";

test("a title becomes a file name that every system takes", () => {
  expect(fileName("GELU (tanh), f′")).toBe("gelu-tanh-f");
  expect(fileName("σ(βz)")).toBe("z");
  expect(fileName("///")).toBe("function");
});
