import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import type { Plugin } from "vite";
import { createVitest, type TestModule, type TestSpecification, type Vitest } from "vitest/node";
import engineConfig from "../../vitest.engine.config.ts";
import unitConfig from "../../vitest.unit.config.ts";
import { instrument } from "./instrument.ts";
import { type ChosenMutant, type MutatedFloor, root } from "./mutated-floors.ts";
import { notes, ReachMemory } from "./reach-memory.ts";

type VitestOptions = Parameters<typeof createVitest>[1];

/** A test file: how long it takes, and the mutants whose places it reaches. */
interface TestFile {
  readonly name: string;
  readonly specification: TestSpecification;
  readonly durationMs: number;
  readonly reached: ReadonlySet<number>;
}

/** How a mutant ended; `by` is the first test file that noticed it. */
export type Verdict =
  | { readonly kind: "killed"; readonly by: string }
  | { readonly kind: "survived"; readonly tried: number };

/** The tests without a browser, in one process at a time, over sources that hold all chosen mutants. */
export class TestSession {
  readonly #vitest: Vitest;
  readonly #files: readonly TestFile[];

  private constructor(vitest: Vitest, files: readonly TestFile[]) {
    this.#vitest = vitest;
    this.#files = files;
  }

  /**
   * Runs the tests of this floor once without a mutant, to see which files reach which of them.
   *
   * @throws Error where a test fails without any mutant.
   */
  static async start(
    mutants: readonly ChosenMutant[],
    { tests: folders, leftOut = [] }: MutatedFloor,
  ): Promise<TestSession> {
    const isOwn = (folder: string, name: string): boolean =>
      folder.startsWith("engine") === (name === "engine");
    const projects = [engineConfig, unitConfig].flatMap(({ plugins = [], test = {} }) => {
      const include = folders.filter((folder) => isOwn(folder, test.name as string));
      if (include.length === 0) return [];
      return {
        plugins: [...plugins, mutantPlugin(mutants)],
        test: {
          ...test,
          root: join(root, "test"),
          include: include.map((folder) => `${folder}/**/*.test.ts`),
          exclude: [...leftOut],
          pool: "forks",
          // A mutant that gathers memory for ever is to end before the machine does.
          execArgv: ["--max-old-space-size=1024"],
          isolate: true,
          maxWorkers: 1,
          bail: 1,
          // Whatever the machine's speed: a worker that hangs is ended from here.
          testTimeout: 600_000,
          setupFiles: [test.setupFiles ?? [], join(import.meta.dirname, "setup.ts")].flat(),
        },
      } as const;
    });
    const options = { root, watch: false, config: false, reporters: [{}], projects } as const;
    const vitest = await createVitest("test", options as unknown as VitestOptions);
    await vitest.standalone();
    return new TestSession(vitest, await filesThatReach(vitest, mutants));
  }

  /** Runs the test files that reach the mutant, likely and quick ones first, until one notices it. */
  async try(mutant: ChosenMutant): Promise<Verdict> {
    const related = this.#files.filter(({ reached }) => reached.has(mutant.id));
    const cost = ({ name, durationMs }: TestFile): number =>
      isMirror(name, mutant.file) ? durationMs / 20 : durationMs;
    related.sort((left, right) => cost(left) - cost(right));
    activate(this.#vitest, mutant.id);
    for (const file of related) {
      if (await this.#fails(file)) return { kind: "killed", by: file.name };
    }
    return { kind: "survived", tried: related.length };
  }

  close(): Promise<void> {
    return this.#vitest.close();
  }

  async #fails({ specification, durationMs }: TestFile): Promise<boolean> {
    const watch = watchWorker(30_000 + 10 * durationMs);
    try {
      const { testModules, unhandledErrors } = await this.#vitest.runTestSpecifications([
        specification,
      ]);
      return unhandledErrors.length > 0 || testModules.some((module) => !module.ok());
    } finally {
      clearInterval(watch);
      this.#vitest.state.clearErrors();
    }
  }
}

/** What each test file reaches; what is known from an earlier run is not asked again. */
async function filesThatReach(
  vitest: Vitest,
  mutants: readonly ChosenMutant[],
): Promise<readonly TestFile[]> {
  activate(vitest, -1);
  const specifications = await vitest.globTestSpecifications();
  const memory = new ReachMemory(mutants);
  const unknown = specifications.filter(({ moduleId }) => !memory.find(moduleId));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(unknown);
  const failed = testModules.filter((module) => !module.ok());
  if (failed.length > 0 || unhandledErrors.length > 0) {
    const reasons = [...failed.flatMap(whyFailed), ...unhandledErrors];
    throw new Error(`These fail without any mutant:\n${reasons.join("\n")}`);
  }
  for (const module of testModules) {
    const { duration, collectDuration } = module.diagnostic();
    memory.keep(module.moduleId, duration + collectDuration);
  }
  return specifications.map((specification) => {
    const { moduleId } = specification;
    const { reached, durationMs } = memory.find(moduleId) ?? { reached: [], durationMs: 0 };
    return {
      name: relative(join(root, "test"), moduleId),
      specification,
      durationMs,
      reached: new Set(reached),
    };
  });
}

const whyFailed = (module: TestModule): readonly string[] => [
  relative(root, module.moduleId),
  ...module.errors().map(({ message }) => message),
  ...[...module.children.allTests("failed")].flatMap((one) => [
    one.fullName,
    ...(one.result().errors ?? []).map(({ message }) => message),
  ]),
];

function activate(vitest: Vitest, id: number): void {
  for (const project of vitest.projects) {
    project.provide("activeMutant", id);
    project.provide("mutantFolder", notes);
  }
}

const isMirror = (test: string, source: string): boolean =>
  test.replace(/\.test\.ts$/, "") === source.replace(/\.ts$/, "");

/** Ends the worker once it has been at work for so long: a mutant may run for ever. */
function watchWorker(patienceMs: number): NodeJS.Timeout {
  const note = join(notes, "process");
  rmSync(note, { force: true });
  const everyMs = 1000;
  let workedMs = 0;
  return setInterval(() => {
    if (!existsSync(note)) return;
    workedMs += everyMs;
    const worker = Number(readFileSync(note, "utf8"));
    // Nothing, in a note that is being written, would be this process and its group.
    if (workedMs >= patienceMs && worker > 0) process.kill(worker, "SIGKILL");
  }, everyMs);
}

function mutantPlugin(mutants: readonly ChosenMutant[]): Plugin {
  return {
    name: "mutants",
    enforce: "pre",
    transform(code, id) {
      const own = mutants.filter(({ file }) => id === join(root, "src", file));
      return own.length > 0 ? { code: instrument(code, own), map: null } : null;
    },
  };
}
