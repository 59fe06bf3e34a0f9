/**
 * WebAssembly instructions as values.
 *
 * Every instruction builder returns `Code`, a nested list of bytes, and takes
 * the code of its operands, so that an emitted formula reads like the formula:
 * `f32x4.add(f32x4.mul(a, b), c)`. Lists are nested, never copied into one
 * another, and what many instructions share is one list: `ModuleBuilder` writes
 * each byte once. Constant vectors are left to it too: it sets each in a local
 * where the function begins, because 18 bytes at every use are most of a module,
 * and because compilers do not move them out of loops. Only what the training
 * kernels need is here.
 * Source: WebAssembly Core Specification 2.0, chapter 5 (binary format).
 */

import { signedLeb128, unsignedLeb128 } from "./leb128.ts";

export type Code = readonly (number | Code | SplatConstant)[];

/** A constant vector whose four lanes have these 32 bits. */
export interface SplatConstant {
  readonly bits: number;
}

export type ValueType = "i32" | "f32" | "v128";

/** What `make` gives for an argument, made once for each. */
function kept<Argument extends number>(make: (argument: Argument) => Code) {
  const known = new Map<Argument, Code>();
  return (argument: Argument): Code => {
    let code = known.get(argument);
    if (code === undefined) {
      code = make(argument);
      known.set(argument, code);
    }
    return code;
  };
}

/** A local of the function being built; read it with `get`, write it with `set`. */
export interface Local {
  readonly index: number;
  readonly type: ValueType;
}

const localGet = kept((index) => [0x20, ...unsignedLeb128(index)]);
const localSet = kept((index) => [0x21, ...unsignedLeb128(index)]);

export const get = (local: Local): Code => localGet(local.index);
export const set = (local: Local, value: Code): Code => [value, localSet(local.index)];

/** An instruction with a memory operand: an offset, and the log2 of the bytes of its alignment. */
const memoryAccess = (opcode: readonly number[], align: number) =>
  kept((offset) => [...opcode, align, ...unsignedLeb128(offset)]);

const load = (opcode: readonly number[], align: number) => {
  const access = memoryAccess(opcode, align);
  return (address: Code, offset = 0): Code => [address, access(offset)];
};

const store = (opcode: readonly number[], align: number) => {
  const access = memoryAccess(opcode, align);
  return (address: Code, value: Code, offset = 0): Code => [address, value, access(offset)];
};

const unary =
  (...opcode: readonly number[]) =>
  (value: Code): Code => [value, opcode];
const binary =
  (...opcode: readonly number[]) =>
  (left: Code, right: Code): Code => [left, right, opcode];

export const i32 = {
  const: kept((value) => [0x41, ...signedLeb128(value)]),
  load: load([0x28], 2),
  store: store([0x36], 2),
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  ltU: binary(0x49),
  ltS: binary(0x48),
  ne: binary(0x47),
  eqz: unary(0x45),
} as const;

const float = new Float32Array(1);
const floatBits = new Int32Array(float.buffer);

function float32Bits(value: number): number {
  float[0] = value;
  return floatBits[0] as number;
}

/** Little-endian, as constants are written. */
const int32Bytes = (bits: number): number[] => [
  bits & 0xff,
  (bits >> 8) & 0xff,
  (bits >> 16) & 0xff,
  bits >>> 24,
];

export const f32 = {
  const: (value: number): Code => [0x43, int32Bytes(float32Bits(value))],
  load: load([0x2a], 2),
  store: store([0x38], 2),
  add: binary(0x92),
  sub: binary(0x93),
  mul: binary(0x94),
  div: binary(0x95),
} as const;

const simd = (opcode: number): number[] => [0xfd, ...unsignedLeb128(opcode)];
const simdUnary = (opcode: number) => unary(...simd(opcode));
const simdBinary = (opcode: number) => binary(...simd(opcode));

const opcodes = {
  const: simd(12),
  shuffle: simd(13),
  extract: simd(31),
  bitselect: simd(82),
  shl: simd(171),
  shrS: simd(172),
  shrU: simd(173),
} as const;

type Four = readonly [number, number, number, number];

export const v128 = {
  load: load(simd(0), 4),
  /** One float32 read into all four lanes. */
  load32Splat: load(simd(9), 2),
  store: store(simd(11), 4),
  const: (lanes: Four): Code => [opcodes.const, lanes.map((lane) => int32Bytes(float32Bits(lane)))],
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
    opcodes.bitselect,
  ],
  /** Lanes 0–3 name `left`'s float32 lanes, 4–7 name `right`'s. */
  shuffle32: (left: Code, right: Code, lanes: Four): Code => [
    left,
    right,
    opcodes.shuffle,
    lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte)),
  ],
} as const;

export const f32x4 = {
  splat: simdUnary(19),
  const: (value: number): Code => [{ bits: float32Bits(value) }],
  extract: (value: Code, lane: number): Code => [value, opcodes.extract, lane],
  eq: simdBinary(65),
  ne: simdBinary(66),
  lt: simdBinary(67),
  gt: simdBinary(68),
  le: simdBinary(69),
  ge: simdBinary(70),
  abs: simdUnary(224),
  floor: simdUnary(104),
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
  shl: (value: Code, bits: number): Code => [value, i32.const(bits), opcodes.shl],
  shrS: (value: Code, bits: number): Code => [value, i32.const(bits), opcodes.shrS],
  /** Zeros come in from the left. */
  shrU: (value: Code, bits: number): Code => [value, i32.const(bits), opcodes.shrU],
  add: simdBinary(174),
  sub: simdBinary(177),
  mul: simdBinary(181),
  /** Of unsigned numbers. */
  geU: simdBinary(64),
  const: (value: number): Code => [{ bits: value | 0 }],
} as const;

/** The instruction behind a splat constant. */
export function splatConstant({ bits }: SplatConstant): Code {
  const lane = int32Bytes(bits);
  return [opcodes.const, lane, lane, lane, lane];
}

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
  args,
  0x10,
  unsignedLeb128(callee.index),
];
