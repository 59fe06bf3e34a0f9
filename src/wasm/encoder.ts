/**
 * A small WebAssembly encoder: code is a value.
 *
 * Every instruction builder returns `Code`, a nested list of bytes, and takes
 * the code of its operands, so that an emitted formula reads like the formula:
 * `f32x4.add(f32x4.mul(a, b), c)`. Only what the training kernels need is here.
 * Source: WebAssembly Core Specification 2.0, chapter 5 (binary format).
 */

export type Code = readonly (number | Code)[];

export type ValueType = "i32" | "f32" | "v128";

const valueTypeByte: Record<ValueType, number> = {
  i32: 0x7f,
  f32: 0x7d,
  v128: 0x7b,
};

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Signed LEB128 of an int32. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
      bytes.push(low);
      return bytes;
    }
    bytes.push(low | 0x80);
  }
}

function float32Bytes(value: number): number[] {
  return [...new Uint8Array(new Float32Array([value]).buffer)];
}

/** A local of the function being built; read it with `get`, write it with `set`. */
export interface Local {
  readonly index: number;
  readonly type: ValueType;
}

export const get = (local: Local): Code => [0x20, ...unsigned(local.index)];
export const set = (local: Local, value: Code): Code => [value, 0x21, ...unsigned(local.index)];

/** Little-endian memory operands: `align` is log2 of the bytes promised. */
const memoryOperand = (align: number, offset: number): number[] => [align, ...unsigned(offset)];

const i32Binary =
  (opcode: number) =>
  (left: Code, right: Code): Code => [left, right, opcode];

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  load: (address: Code, offset = 0): Code => [address, 0x28, ...memoryOperand(2, offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    0x36,
    ...memoryOperand(2, offset),
  ],
  add: i32Binary(0x6a),
  sub: i32Binary(0x6b),
  mul: i32Binary(0x6c),
  ltU: i32Binary(0x49),
  ltS: i32Binary(0x48),
  ne: i32Binary(0x47),
  eqz: (value: Code): Code => [value, 0x45],
} as const;

const f32Binary = i32Binary;

export const f32 = {
  const: (value: number): Code => [0x43, ...float32Bytes(value)],
  load: (address: Code, offset = 0): Code => [address, 0x2a, ...memoryOperand(2, offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    0x38,
    ...memoryOperand(2, offset),
  ],
  add: f32Binary(0x92),
  sub: f32Binary(0x93),
  mul: f32Binary(0x94),
  div: f32Binary(0x95),
} as const;

const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];
const simdUnary =
  (opcode: number) =>
  (value: Code): Code => [value, ...simd(opcode)];
const simdBinary =
  (opcode: number) =>
  (left: Code, right: Code): Code => [left, right, ...simd(opcode)];

export const v128 = {
  load: (address: Code, offset = 0): Code => [address, ...simd(0), ...memoryOperand(4, offset)],
  /** One float32 read into all four lanes. */
  load32Splat: (address: Code, offset = 0): Code => [
    address,
    ...simd(9),
    ...memoryOperand(2, offset),
  ],
  store: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    ...simd(11),
    ...memoryOperand(4, offset),
  ],
  const: (lanes: readonly [number, number, number, number]): Code => [
    ...simd(12),
    ...lanes.flatMap(float32Bytes),
  ],
  not: simdUnary(77),
  and: simdBinary(78),
  andNot: simdBinary(79),
  or: simdBinary(80),
  xor: simdBinary(81),
  /** Bits of `whenSet` where the mask is 1, of `whenClear` where it is 0. */
  bitselect: (whenSet: Code, whenClear: Code, mask: Code): Code => [
    whenSet,
    whenClear,
    mask,
    ...simd(82),
  ],
  /** Lanes 0–3 name `left`'s float32 lanes, 4–7 name `right`'s. */
  shuffle32: (left: Code, right: Code, lanes: readonly [number, number, number, number]): Code => [
    left,
    right,
    ...simd(13),
    ...lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte)),
  ],
} as const;

export const f32x4 = {
  splat: simdUnary(19),
  const: (value: number): Code => v128.const([value, value, value, value]),
  extract: (value: Code, lane: number): Code => [value, ...simd(31), lane],
  eq: simdBinary(65),
  ne: simdBinary(66),
  lt: simdBinary(67),
  gt: simdBinary(68),
  le: simdBinary(69),
  ge: simdBinary(70),
  abs: simdUnary(224),
  neg: simdUnary(225),
  sqrt: simdUnary(227),
  add: simdBinary(228),
  sub: simdBinary(229),
  mul: simdBinary(230),
  div: simdBinary(231),
  /** NaN on either side gives NaN. */
  min: simdBinary(232),
  max: simdBinary(233),
  /** `right < left ? right : left` and `left < right ? right : left`: faster, drop NaN. */
  pmin: simdBinary(234),
  pmax: simdBinary(235),
} as const;

export const i32x4 = {
  shl: (value: Code, bits: number): Code => [value, i32.const(bits), ...simd(171)],
  shrS: (value: Code, bits: number): Code => [value, i32.const(bits), ...simd(172)],
  add: simdBinary(174),
  sub: simdBinary(177),
  const: (value: number): Code => {
    const bytes = [...new Uint8Array(new Int32Array([value]).buffer)];
    return [...simd(12), ...bytes, ...bytes, ...bytes, ...bytes];
  },
} as const;

/** float32x4 of four int32 lanes. */
export const convertI32x4 = simdUnary(250);

/** Repeats `body` while `condition` holds; the condition is tested after the body. */
export const doWhile = (body: Code, condition: Code): Code => [
  0x03,
  0x40,
  body,
  condition,
  0x0d,
  0x00,
  0x0b,
];

/** A function of the module, to be called by others or exported. */
export interface FunctionHandle {
  readonly index: number;
}

export const call = (callee: FunctionHandle, ...args: readonly Code[]): Code => [
  ...args,
  0x10,
  ...unsigned(callee.index),
];

/** Hands out the locals of one function; parameters come first. */
export class Locals {
  readonly #types: ValueType[] = [];

  constructor(parameters: readonly ValueType[]) {
    for (const type of parameters) this.#types.push(type);
  }

  /** The function's parameter at this position. */
  parameter(position: number): Local {
    const type = this.#types[position];
    if (type === undefined) throw new RangeError(`No parameter ${position}`);
    return { index: position, type };
  }

  new(type: ValueType): Local {
    this.#types.push(type);
    return { index: this.#types.length - 1, type };
  }

  types(): readonly ValueType[] {
    return this.#types;
  }
}

interface FunctionDefinition {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
  readonly locals: Locals;
  readonly body: Code;
  readonly exportName?: string;
}

/** Collects functions over one imported memory ("env"."memory") and writes the module's bytes. */
export class ModuleBuilder {
  readonly #functions: FunctionDefinition[] = [];

  /**
   * Adds a function; `body` receives its locals and returns its code, the
   * result left on the stack.
   */
  function(
    signature: {
      readonly parameters?: readonly ValueType[];
      readonly results?: readonly ValueType[];
      readonly exportName?: string;
    },
    body: (locals: Locals) => Code,
  ): FunctionHandle {
    const parameters = signature.parameters ?? [];
    const locals = new Locals(parameters);
    this.#functions.push({
      parameters,
      results: signature.results ?? [],
      locals,
      body: body(locals),
      ...(signature.exportName === undefined ? {} : { exportName: signature.exportName }),
    });
    return { index: this.#functions.length - 1 };
  }

  /** The module as WebAssembly 1.0 + SIMD bytes. */
  build(): Uint8Array<ArrayBuffer> {
    const sink = new ByteSink();
    sink.push([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
    const functions = this.#functions;
    sink.section(1, [
      unsigned(functions.length),
      functions.map((definition) => [
        0x60,
        vector(definition.parameters.map((type) => valueTypeByte[type])),
        vector(definition.results.map((type) => valueTypeByte[type])),
      ]),
    ]);
    sink.section(2, [1, name("env"), name("memory"), 0x02, 0x00, 0x00]);
    sink.section(3, [unsigned(functions.length), functions.map((_, index) => unsigned(index))]);
    const exported = functions.flatMap((definition, index) =>
      definition.exportName === undefined
        ? []
        : [[name(definition.exportName), 0x00, unsigned(index)]],
    );
    sink.section(7, [unsigned(exported.length), exported]);
    sink.section(10, [unsigned(functions.length), functions.map(functionBody)]);
    return sink.bytes();
  }
}

const vector = (bytes: readonly number[]): Code => [unsigned(bytes.length), bytes];

const name = (text: string): Code => vector([...new TextEncoder().encode(text)]);

function functionBody(definition: FunctionDefinition): Code {
  const declared = definition.locals.types().slice(definition.parameters.length);
  const runs: [count: number, type: ValueType][] = [];
  for (const type of declared) {
    const last = runs.at(-1);
    if (last && last[1] === type) last[0] += 1;
    else runs.push([1, type]);
  }
  const sink = new ByteSink();
  sink.push([
    unsigned(runs.length),
    runs.map(([count, type]) => [unsigned(count), valueTypeByte[type]]),
    definition.body,
    0x0b,
  ]);
  const bytes = sink.bytes();
  return [unsigned(bytes.length), [...bytes]];
}

/** Flattens nested code into one growing buffer. */
class ByteSink {
  #buffer = new Uint8Array(4096);
  #length = 0;

  push(code: Code): void {
    for (const item of code) {
      if (typeof item === "number") this.#byte(item);
      else this.push(item);
    }
  }

  section(id: number, content: Code): void {
    const inner = new ByteSink();
    inner.push(content);
    this.#byte(id);
    this.push(unsigned(inner.#length));
    for (let index = 0; index < inner.#length; index++) this.#byte(inner.#buffer[index] ?? 0);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#buffer.slice(0, this.#length);
  }

  #byte(value: number): void {
    if (this.#length === this.#buffer.length) {
      const grown = new Uint8Array(this.#buffer.length * 2);
      grown.set(this.#buffer);
      this.#buffer = grown;
    }
    this.#buffer[this.#length++] = value;
  }
}
