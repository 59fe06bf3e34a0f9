import {
  type Code,
  type FunctionHandle,
  get,
  type Local,
  type SplatConstant,
  set,
  splatConstant,
  type ValueType,
} from "./encoder.ts";
import { unsignedLeb128 } from "./leb128.ts";

const valueTypeByte: Record<ValueType, number> = {
  i32: 0x7f,
  f32: 0x7d,
  v128: 0x7b,
};

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
    const functions = this.#functions;
    const exported = functions.flatMap(({ exportName }, index) =>
      exportName === undefined ? [] : [[name(exportName), 0x00, unsignedLeb128(index)]],
    );
    const sink = new ByteSink();
    sink.write([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
    sink.section(1, () =>
      sink.write(
        vector(
          functions.map(({ parameters, results }) => [0x60, types(parameters), types(results)]),
        ),
      ),
    );
    sink.section(2, () => sink.write([1, name("env"), name("memory"), 0x02, 0x00, 0x00]));
    sink.section(3, () => sink.write(vector(functions.map((_, index) => unsignedLeb128(index)))));
    sink.section(7, () => sink.write(vector(exported)));
    sink.section(10, () => {
      sink.write(unsignedLeb128(functions.length));
      for (const definition of functions) sink.sized(() => writeFunction(sink, definition));
    });
    return sink.bytes();
  }
}

const vector = (items: Code): Code => [unsignedLeb128(items.length), items];

const types = (list: readonly ValueType[]): Code => vector(list.map((type) => valueTypeByte[type]));

const name = (text: string): Code => vector([...new TextEncoder().encode(text)]);

/** The body first, because only then all constants have their locals. */
function writeFunction(sink: ByteSink, { locals, parameters, body }: FunctionDefinition): void {
  const constants = new Map<number, Local>();
  sink.insertAfter(
    () =>
      sink.write([body, 0x0b], ({ bits }) => {
        let local = constants.get(bits);
        if (!local) {
          local = locals.new("v128");
          constants.set(bits, local);
        }
        return get(local);
      }),
    () => [
      localDeclarations(locals.types().slice(parameters.length)),
      [...constants].map(([bits, local]) => set(local, splatConstant({ bits }))),
    ],
  );
}

/** Runs of locals of one type, as many as there are. */
function localDeclarations(declared: readonly ValueType[]): Code {
  const runs: [count: number, type: ValueType][] = [];
  for (const type of declared) {
    const last = runs.at(-1);
    if (last && last[1] === type) last[0] += 1;
    else runs.push([1, type]);
  }
  return vector(runs.map(([count, type]) => [unsignedLeb128(count), valueTypeByte[type]]));
}

const noConstants = (): never => {
  throw new TypeError("Constants stand in functions only");
};

/** Writes nested code into one growing buffer, each byte once. */
class ByteSink {
  #buffer = new Uint8Array(65536);
  #length = 0;

  /** `read` gives the code that puts a constant on the stack. */
  write(code: Code, read: (constant: SplatConstant) => Code = noConstants): void {
    for (let index = 0; index < code.length; index++) {
      const item = code[index] as Code[number];
      if (typeof item === "number") this.#byte(item);
      else this.write("bits" in item ? read(item) : item, read);
    }
  }

  section(id: number, content: () => void): void {
    this.#byte(id);
    this.sized(content);
  }

  /** What `content` writes, after its length in bytes. */
  sized(content: () => void): void {
    const start = this.#length;
    this.insertAfter(content, () => unsignedLeb128(this.#length - start));
  }

  /** What `content` writes, after code that is known only then. */
  insertAfter(content: () => void, before: () => Code): void {
    const start = this.#length;
    content();
    const end = this.#length;
    this.write(before());
    const inserted = this.#buffer.slice(end, this.#length);
    this.#buffer.copyWithin(start + inserted.length, start, end);
    this.#buffer.set(inserted, start);
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
