import { type Code, doWhile, get, i32, type Local, set, v128 } from "../../../wasm/encoder.ts";
import type { Locals } from "../../../wasm/module-builder.ts";

/** An address in the kernel's memory: a local (or zero) plus constant bytes. */
export interface Pointer {
  readonly base: Local | null;
  readonly offset: number;
}

export const absolute = (offset: number): Pointer => ({ base: null, offset });
export const relative = (base: Local, offset = 0): Pointer => ({ base, offset });

export const advance = (pointer: Pointer, bytes: number): Pointer => ({
  base: pointer.base,
  offset: pointer.offset + bytes,
});

const baseCode = (pointer: Pointer): Code =>
  pointer.base === null ? i32.const(0) : get(pointer.base);

/** The address as an i32 value. */
export const address = (pointer: Pointer): Code =>
  pointer.base === null
    ? i32.const(pointer.offset)
    : pointer.offset === 0
      ? get(pointer.base)
      : i32.add(get(pointer.base), i32.const(pointer.offset));

export const loadVector = (pointer: Pointer): Code => v128.load(baseCode(pointer), pointer.offset);
export const loadSplat = (pointer: Pointer): Code =>
  v128.load32Splat(baseCode(pointer), pointer.offset);
export const storeVector = (pointer: Pointer, value: Code): Code =>
  v128.store(baseCode(pointer), value, pointer.offset);

/** A pointer that moves through a loop by `stride` bytes a step. */
export interface Stream {
  readonly pointer: Pointer;
  readonly stride: number;
}

export const stream = (pointer: Pointer, stride: number): Stream => ({ pointer, stride });

/**
 * Emits `count` copies of `body`, its pointers moving on; more than `unroll`
 * copies become a loop of `unroll` bodies. Loops keep large layers inside the
 * instruction cache, straight lines spare tiny ones the bookkeeping.
 */
export function repeat(
  locals: Locals,
  count: number,
  unroll: number,
  streams: readonly Stream[],
  body: (...pointers: Pointer[]) => Code,
): Code {
  const copies = (from: readonly Stream[], times: number): Code =>
    Array.from({ length: times }, (_, step) =>
      body(...from.map(({ pointer, stride }) => advance(pointer, step * stride))),
    );
  const rounds = Math.floor(count / unroll);
  if (count <= unroll || rounds <= 1) return copies(streams, count);

  // One cursor per moving stream; the first one tells when to stop.
  const cursors = streams.map(({ pointer, stride }) =>
    stride === 0 ? pointer : relative(locals.new("i32")),
  );
  const moving = streams.flatMap(({ pointer, stride }, index) => {
    const cursor = cursors[index]?.base;
    return stride === 0 || !cursor ? [] : [{ pointer, stride, cursor }];
  });
  const [first] = moving;
  if (!first) throw new RangeError("A loop needs a pointer that moves");
  const end = locals.new("i32");
  const looped = streams.map(({ stride }, index) => stream(cursors[index] as Pointer, stride));
  return [
    moving.map(({ pointer, cursor }) => set(cursor, address(pointer))),
    set(end, i32.add(get(first.cursor), i32.const(rounds * unroll * first.stride))),
    doWhile(
      [
        copies(looped, unroll),
        moving.map(({ stride, cursor }) =>
          set(cursor, i32.add(get(cursor), i32.const(unroll * stride))),
        ),
      ],
      i32.ne(get(first.cursor), get(end)),
    ),
    copies(looped, count - rounds * unroll),
  ];
}

/** Covers `count` elements by tiles of `size` and one smaller last tile; strides are per element. */
export function forTiles(
  locals: Locals,
  count: number,
  size: number,
  unroll: number,
  streams: readonly Stream[],
  body: (tile: number, ...pointers: Pointer[]) => Code,
): Code {
  const whole = Math.floor(count / size);
  const rest = count - whole * size;
  return [
    repeat(
      locals,
      whole,
      unroll,
      streams.map(({ pointer, stride }) => stream(pointer, stride * size)),
      (...pointers) => body(size, ...pointers),
    ),
    rest === 0
      ? []
      : body(
          rest,
          ...streams.map(({ pointer, stride }) => advance(pointer, whole * size * stride)),
        ),
  ];
}
