import { describe, expect, test } from "vitest";
import {
  type Code,
  call,
  convertI32x4,
  doWhile,
  f32,
  f32x4,
  get,
  i32,
  i32x4,
  set,
  v128,
} from "../../src/wasm/encoder.ts";
import { signedLeb128, unsignedLeb128 } from "../../src/wasm/leb128.ts";
import { Locals, ModuleBuilder } from "../../src/wasm/module-builder.ts";

const inf = Number.POSITIVE_INFINITY;
const nan = Number.NaN;
type Lanes = readonly [number, number, number, number];

describe("LEB128", () => {
  // Worked examples of the DWARF 4 specification, figures 22 and 23, and the edges of int32.
  test.each([
    [2, [2]],
    [127, [127]],
    [128, [0x80, 1]],
    [129, [0x81, 1]],
    [12857, [0xb9, 0x64]],
    [0xffffffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])("unsigned %i", (value, bytes) => {
    expect(unsignedLeb128(value)).toEqual(bytes);
  });

  test.each([
    [2, [2]],
    [-2, [0x7e]],
    [127, [0xff, 0]],
    [-127, [0x81, 0x7f]],
    [128, [0x80, 1]],
    [-128, [0x80, 0x7f]],
    [0x7fffffff, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [-0x80000000, [0x80, 0x80, 0x80, 0x80, 0x78]],
  ])("signed %i", (value, bytes) => {
    expect(signedLeb128(value)).toEqual(bytes);
  });
});

const instantiate = (builder: ModuleBuilder, memory: WebAssembly.Memory) =>
  new WebAssembly.Instance(new WebAssembly.Module(builder.build()), { env: { memory } })
    .exports as Record<string, (...values: number[]) => number>;

/** Runs code over the vectors at addresses 0 and 16 (and 32); the result's bits are left at 48. */
function onLanes(body: (a: Code, b: Code, c: Code) => Code, ...inputs: readonly Lanes[]) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  inputs.forEach((lanes, index) => {
    new Float32Array(memory.buffer, index * 16, 4).set(lanes);
  });
  const builder = new ModuleBuilder();
  const [a, b, c] = [0, 16, 32].map((offset) => v128.load(i32.const(0), offset)) as [
    Code,
    Code,
    Code,
  ];
  builder.function({ exportName: "run" }, () => v128.store(i32.const(0), body(a, b, c), 48));
  instantiate(builder, memory).run?.();
  return {
    floats: [...new Float32Array(memory.buffer, 48, 4)],
    ints: [...new Int32Array(memory.buffer, 48, 4)],
  };
}

describe("float32 lanes", () => {
  const x: Lanes = [1.5, -2.5, 0.1, 1e30];
  const y: Lanes = [-0.5, 4, 3, 1e30];
  const round = Math.fround;
  type Binary = "add" | "sub" | "mul" | "div" | "min" | "max" | "pmin" | "pmax";
  const binary: Record<Binary, (left: number, right: number) => number> = {
    add: (left, right) => left + right,
    sub: (left, right) => left - right,
    mul: (left, right) => left * right,
    div: (left, right) => left / right,
    min: Math.min,
    max: Math.max,
    pmin: (left, right) => (right < left ? right : left),
    pmax: (left, right) => (left < right ? right : left),
  };
  test.each(Object.keys(binary) as Binary[])("%s", (name) => {
    const expected = x.map((value, lane) =>
      round(binary[name](round(value), round(y[lane] ?? nan))),
    );
    expect(onLanes(f32x4[name], x, y).floats).toEqual(expected);
  });

  test("min and max give NaN for NaN on either side, pmin and pmax only on the left", () => {
    const left: Lanes = [nan, 1, nan, 1];
    const right: Lanes = [1, nan, nan, 1];
    for (const name of ["min", "max"] as const)
      expect(onLanes(f32x4[name], left, right).floats).toEqual([nan, nan, nan, 1]);
    for (const name of ["pmin", "pmax"] as const)
      expect(onLanes(f32x4[name], left, right).floats).toEqual([nan, 1, nan, 1]);
  });

  type Unary = "abs" | "neg" | "sqrt";
  const unary: Record<Unary, readonly number[]> = {
    abs: [6.25, 2.5, 0, inf],
    neg: [-6.25, 2.5, 0, -inf],
    sqrt: [2.5, nan, -0, inf],
  };
  test.each(Object.entries(unary) as [Unary, readonly number[]][])("%s", (name, expected) => {
    expect(onLanes((a) => f32x4[name](a), [6.25, -2.5, -0, inf]).floats).toEqual(expected);
  });

  test.each([
    ["eq", [0, -1, 0, 0]],
    ["ne", [-1, 0, -1, -1]],
    ["lt", [-1, 0, 0, 0]],
    ["gt", [0, 0, -1, 0]],
    ["le", [-1, -1, 0, 0]],
    ["ge", [0, -1, -1, 0]],
  ] as const)("%s, all bits set where it holds", (name, expected) => {
    expect(onLanes(f32x4[name], [1, 2, 3, nan], [2, 2, 2, 2]).ints).toEqual(expected);
  });

  test("splat, constants and single lanes", () => {
    expect(onLanes((a) => f32x4.splat(f32x4.extract(a, 2)), [1, 2, 3, 4]).floats).toEqual([
      3, 3, 3, 3,
    ]);
    expect(onLanes(() => f32x4.const(0.1)).floats).toEqual(Array(4).fill(round(0.1)));
    expect(onLanes(() => v128.const([1, -2, 3, -inf])).floats).toEqual([1, -2, 3, -inf]);
    expect(onLanes(() => v128.load32Splat(i32.const(4), 4), [1, 2, 3, 4]).floats).toEqual([
      3, 3, 3, 3,
    ]);
  });
});

describe("constant vectors", () => {
  test("0 and −0 are two, and each is the same wherever it is read", () => {
    const reciprocals = onLanes(() =>
      v128.shuffle32(
        f32x4.div(f32x4.const(1), f32x4.const(0)),
        f32x4.div(f32x4.const(1), f32x4.const(-0)),
        [0, 1, 4, 5],
      ),
    );
    expect(reciprocals.floats).toEqual([inf, inf, -inf, -inf]);
  });

  test("another use of one costs an instruction of two bytes, not the constant again", () => {
    const size = (uses: number) => {
      const builder = new ModuleBuilder();
      builder.function({ exportName: "run" }, () =>
        Array.from({ length: uses }, () => v128.store(i32.const(0), f32x4.const(1.5))),
      );
      return builder.build().length;
    };
    // i32.const 0; local.get; v128.store with its opcode's two bytes, alignment and offset.
    expect(size(9) - size(8)).toBe(2 + 2 + 4);
  });
});

describe("bits and int32 lanes", () => {
  const bits = (...values: readonly number[]) =>
    [...new Float32Array(new Int32Array(values).buffer)] as unknown as Lanes;
  // Small integers: as floats they are denormals, whose bits survive the way through memory.
  const a = [12, 7, 1, 255] as const;
  const b = [10, 7, 2, 15] as const;
  const ints = (body: (x: Code, y: Code) => Code) => onLanes(body, bits(...a), bits(...b)).ints;
  const lanewise = (operation: (x: number, y: number) => number) =>
    a.map((value, lane) => operation(value, b[lane] ?? 0));

  test("logic", () => {
    expect(ints(v128.and)).toEqual(lanewise((x, y) => x & y));
    expect(ints(v128.andNot)).toEqual(lanewise((x, y) => x & ~y));
    expect(ints(v128.or)).toEqual(lanewise((x, y) => x | y));
    expect(ints(v128.xor)).toEqual(lanewise((x, y) => x ^ y));
    expect(ints((x) => v128.not(x))).toEqual(lanewise((x) => ~x));
    expect(ints((x, y) => v128.bitselect(x, y, i32x4.const(6)))).toEqual(
      lanewise((x, y) => (x & 6) | (y & ~6)),
    );
  });

  test("arithmetic and shifts", () => {
    expect(ints(i32x4.add)).toEqual(lanewise((x, y) => x + y));
    expect(ints(i32x4.sub)).toEqual(lanewise((x, y) => x - y));
    expect(ints((x, y) => i32x4.shl(i32x4.sub(x, y), 3))).toEqual(lanewise((x, y) => (x - y) << 3));
    const negative = (x: Code) => i32x4.sub(i32x4.const(-1000), x);
    expect(ints((x) => i32x4.shrS(negative(x), 3))).toEqual(lanewise((x) => (-1000 - x) >> 3));
  });

  test("conversion", () => {
    expect(onLanes(() => convertI32x4(i32x4.const(-7))).floats).toEqual([-7, -7, -7, -7]);
  });

  test("shuffle picks lanes of both vectors", () => {
    const shuffled = onLanes(
      (x, y) => v128.shuffle32(x, y, [0, 5, 7, 2]),
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    );
    expect(shuffled.floats).toEqual([1, 6, 8, 3]);
  });
});

describe("scalars, control and functions", () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const scalar = (body: (x: Code, y: Code) => Code) => {
    const builder = new ModuleBuilder();
    builder.function(
      { parameters: ["i32", "i32"], results: ["i32"], exportName: "run" },
      (locals) => body(get(locals.parameter(0)), get(locals.parameter(1))),
    );
    return (x: number, y: number) => instantiate(builder, memory).run?.(x, y);
  };

  test("i32", () => {
    expect(scalar(i32.add)(-3, 5)).toBe(2);
    expect(scalar(i32.sub)(-3, 5)).toBe(-8);
    expect(scalar(i32.mul)(-3, 5)).toBe(-15);
    expect(scalar(i32.ltS)(-3, 5)).toBe(1);
    expect(scalar(i32.ltU)(-3, 5)).toBe(0);
    expect(scalar(i32.ne)(3, 3)).toBe(0);
    expect(scalar((x) => i32.eqz(x))(0, 0)).toBe(1);
    expect(scalar(() => i32.const(-123456789))(0, 0)).toBe(-123456789);
    expect(
      scalar((x, y) => [i32.store(x, y, 300), i32.load(i32.add(x, i32.const(4)), 296)])(64, 77),
    ).toBe(77);
  });

  test("f32", () => {
    const builder = new ModuleBuilder();
    builder.function(
      { parameters: ["f32", "f32"], results: ["f32"], exportName: "run" },
      (locals) => {
        const [x, y] = [get(locals.parameter(0)), get(locals.parameter(1))];
        // (x + y) · x − x / y, by way of memory.
        return [
          f32.store(i32.const(128), f32.mul(f32.add(x, y), x), 4),
          f32.sub(f32.load(i32.const(132)), f32.div(x, f32.mul(y, f32.const(1)))),
        ];
      },
    );
    expect(instantiate(builder, memory).run?.(3, 4)).toBe(20.25);
  });

  test("a loop runs its body before it asks whether to go on", () => {
    const builder = new ModuleBuilder();
    builder.function({ parameters: ["i32"], results: ["i32"], exportName: "run" }, (locals) => {
      const n = locals.parameter(0);
      const sum = locals.new("i32");
      return [
        doWhile(
          [set(sum, i32.add(get(sum), get(n))), set(n, i32.sub(get(n), i32.const(1)))],
          get(n),
        ),
        doWhile([set(sum, i32.add(get(sum), i32.const(100)))], i32.const(0)),
        get(sum),
      ];
    });
    expect(instantiate(builder, memory).run?.(5)).toBe(5 + 4 + 3 + 2 + 1 + 100);
  });

  test("functions call one another, with locals of every type in any order", () => {
    const builder = new ModuleBuilder();
    const sum = builder.function({ parameters: ["v128"], results: ["f32"] }, (locals) => {
      const [total, , copy] = [locals.new("f32"), locals.new("i32"), locals.new("v128")];
      return [
        set(copy, get(locals.parameter(0))),
        [0, 1, 2, 3].map((lane) => set(total, f32.add(get(total), f32x4.extract(get(copy), lane)))),
        get(total),
      ];
    });
    builder.function({ results: ["f32"], exportName: "run" }, () =>
      call(sum, v128.const([1, 2, 3, 4.5])),
    );
    expect(instantiate(builder, memory).run?.()).toBe(10.5);
  });

  test("a body of more than 100,000 bytes and 1,000 functions is written whole", () => {
    const builder = new ModuleBuilder();
    for (let index = 0; index < 999; index++) builder.function({}, () => []);
    builder.function({ results: ["i32"], exportName: "run" }, (locals) => {
      const total = locals.new("i32");
      return [
        Array.from({ length: 20_000 }, () => set(total, i32.add(get(total), i32.const(1)))),
        get(total),
      ];
    });
    expect(instantiate(builder, memory).run?.()).toBe(20_000);
  });

  test("asking for a parameter that is not there is an error", () => {
    expect(() => new Locals(["i32"]).parameter(1)).toThrow(RangeError);
  });
});
