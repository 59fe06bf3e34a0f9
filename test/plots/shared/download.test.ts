import { expect, test } from "vitest";
import { csv, fileName } from "../../../src/plots/shared/download.ts";

test("a table is CSV as RFC 4180 has it, with every digit and no word for what is missing", () => {
  const rows = [
    [0.1, 1 / 3],
    [2, Number.NaN],
  ];
  expect(csv(["z", 'f, "mine"'], rows)).toBe('z,"f, ""mine"""\r\n0.1,0.3333333333333333\r\n2,\r\n');
});

test("a title becomes a file name that every system takes", () => {
  expect(fileName("GELU (tanh), f′")).toBe("gelu-tanh-f");
  expect(fileName("σ(βz)")).toBe("z");
  expect(fileName("///")).toBe("function");
});
