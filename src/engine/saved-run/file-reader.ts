import { brief, briefJson, type Problem } from "../experiment/problem.ts";
import { isTree } from "../experiment/values.ts";

/** Why a file is not opened: the first thing that is wrong with it. */
export type FileFault =
  | { readonly code: "notJson" | "notRun" | "notLecture" | "tooLong" }
  | { readonly code: "version"; readonly given: string; readonly known: number }
  | { readonly code: "setUp"; readonly problem: Problem }
  /** `place` is like "arms[1].history[3].trainLoss". */
  | { readonly code: "field"; readonly place: string; readonly given: string };

/** Ends the reading of a file; caught where it began. */
export class FaultOfFile extends Error {
  readonly fault: FileFault;
  constructor(fault: FileFault) {
    super(fault.code);
    this.fault = fault;
  }
}

type Tree = Readonly<Record<string, unknown>>;

/** What a file says of itself first, and how long one may be. */
interface FileFormat {
  readonly type: string;
  readonly version: number;
  /** Told of a file of another type. */
  readonly otherwise: "notRun" | "notLecture";
  readonly mostCharacters: number;
}

/** The text of a file, parsed once for all formats that it may be of. */
export class FileText {
  readonly #text: string;
  /** Undefined before it is parsed. */
  #json: unknown;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Throws `FaultOfFile` for what is no JSON. */
  json(): unknown {
    if (this.#json === undefined) this.#json = parsed(this.#text);
    return this.#json;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FaultOfFile({ code: "notJson" });
  }
}

/** Reads a file of that format with `read`; whatever is not as it must be refuses all of it. Never throws. */
export function readFile<T>(
  text: FileText,
  format: FileFormat,
  read: (file: FileValue) => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FileFault } {
  try {
    return { ok: true, value: read(openFile(text, format)) };
  } catch (error) {
    if (error instanceof FaultOfFile) return { ok: false, fault: error.fault };
    throw error;
  }
}

function openFile(text: FileText, { type, version, otherwise, mostCharacters }: FileFormat) {
  if (text.length > mostCharacters) throw new FaultOfFile({ code: "tooLong" });
  const json = text.json();
  if (!isTree(json) || json.type !== type) throw new FaultOfFile({ code: otherwise });
  if (json.version !== version) {
    const given = briefJson(json.version ?? null);
    throw new FaultOfFile({ code: "version", given, known: version });
  }
  return new FileValue(json);
}

/** A value of a file and where it stands; every reader throws `FaultOfFile` for what is not as it must be. */
export class FileValue {
  readonly value: unknown;
  readonly place: string;

  constructor(value: unknown, place = "") {
    this.value = value;
    this.place = place;
  }

  refuse(): never {
    throw new FaultOfFile({
      code: "field",
      place: this.place,
      given: this.value === undefined ? "" : briefJson(this.value),
    });
  }

  /** An entry of an object, whether it is there or not. */
  at(name: string): FileValue {
    const tree: Tree = isTree(this.value) ? this.value : this.refuse();
    return new FileValue(
      Object.hasOwn(tree, name) ? tree[name] : undefined,
      this.place === "" ? brief(name) : `${this.place}.${brief(name)}`,
    );
  }

  /** The entries of a list that is no longer than that. */
  list(most: number, least = 0): readonly FileValue[] {
    const { value } = this;
    if (!Array.isArray(value) || value.length > most || value.length < least) return this.refuse();
    return value.map((inner: unknown, index) => new FileValue(inner, `${this.place}[${index}]`));
  }

  number(min: number, max: number): number {
    const { value } = this;
    return typeof value === "number" && value >= min && value <= max ? value : this.refuse();
  }

  whole(min: number, max: number): number {
    const { value } = this;
    return Number.isInteger(value) ? this.number(min, max) : this.refuse();
  }

  /** Null stands for a number that is none. */
  numberOrNaN(): number {
    if (this.value === null) return Number.NaN;
    return this.number(-Number.MAX_VALUE, Number.MAX_VALUE);
  }

  orNull<T>(read: (value: FileValue) => T): T | null {
    return this.value === null ? null : read(this);
  }

  text(most: number): string {
    const { value } = this;
    return typeof value === "string" && value.length <= most ? value : this.refuse();
  }

  oneOf<T extends string>(allowed: readonly T[]): T {
    return allowed.find((one) => one === this.value) ?? this.refuse();
  }
}
