import { briefJson } from "../experiment/problem.ts";
import type { EngineId } from "../training/trainer.ts";
import { canonicalJson } from "./canonical-json.ts";
import { parseRace } from "./parse-race.ts";
import { type RaceSetUp, setUpOfRace } from "./race.ts";
import { raceFileVersion } from "./race-file.ts";
import type { RaceFileFact, ReportFault } from "./race-file-problem.ts";
import { isCount } from "./run-numbers.ts";

type Tree = Readonly<Record<string, unknown>>;

/** Which race a file is of. */
export interface RaceFileHeader {
  readonly setUp: RaceSetUp;
  readonly engine: EngineId;
  readonly arithmetic: number;
  readonly key: string;
}

/** The header that a line is; null where it is none. */
export function readHeader(given: Tree, report: ReportFault): RaceFileHeader | null {
  if (given.version !== raceFileVersion) {
    report({ code: "version", given: briefJson(given.version ?? null), known: raceFileVersion });
    return null;
  }
  // Files from before the arithmetic had a version are of the first.
  const { engine, arithmetic = 1, experiment, variation, follows = false } = given;
  if (engine !== "fast" && engine !== "reference") {
    report({ code: "noEngine" });
    return null;
  }
  if (!isCount(arithmetic) || arithmetic < 1) {
    report({ code: "noArithmetic" });
    return null;
  }
  const { race, problems } = parseRace({ experiment, variation, follows });
  if (problems.length > 0) {
    for (const problem of problems) report({ code: "setUp", problem });
    return null;
  }
  const setUp = setUpOfRace(race);
  return { setUp, engine, arithmetic, key: canonicalJson({ engine, arithmetic, ...setUp }) };
}

/** Whether a file may go on with a header after its first. */
export function isSameRace(
  first: RaceFileHeader,
  found: RaceFileHeader,
  report: ReportFault,
): boolean {
  if (first.key === found.key) return true;
  report(difference(first, found));
  return false;
}

/** Where two headers differ. */
function difference(left: RaceFileHeader, right: RaceFileHeader): RaceFileFact {
  if (left.engine !== right.engine) return { code: "otherEngine", engine: right.engine };
  if (left.arithmetic !== right.arithmetic) {
    return { code: "otherArithmetic", arithmetic: right.arithmetic };
  }
  const sections = (header: RaceFileHeader): Tree => ({
    ...header.setUp.experiment,
    variation: header.setUp.variation,
    follows: header.setUp.follows ?? false,
  });
  const [before, after] = [sections(left), sections(right)];
  const differing = Object.keys(before).filter(
    (name) => canonicalJson(before[name]) !== canonicalJson(after[name]),
  );
  return { code: "otherSetUp", sections: differing };
}
