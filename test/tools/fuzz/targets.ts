import { csvParseRows } from "d3-dsv";
import { sayEmbedFault } from "../../../src/components/embed/embed-words.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import type { Problem } from "../../../src/engine/experiment/problem.ts";
import { isTree } from "../../../src/engine/experiment/values.ts";
import { fingerprint } from "../../../src/engine/race/fingerprint.ts";
import { parseRace } from "../../../src/engine/race/parse-race.ts";
import { parseRaceFile } from "../../../src/engine/race/parse-race-file.ts";
import { raceFile } from "../../../src/engine/race/race-file.ts";
import { FileText } from "../../../src/engine/saved-run/file-reader.ts";
import { parseSavedRun } from "../../../src/engine/saved-run/parse-saved-run.ts";
import { savedRunFile } from "../../../src/engine/saved-run/saved-run.ts";
import { compareEntrants } from "../../../src/engine/statistics/compare-entrants.ts";
import { summariseEntrants } from "../../../src/engine/statistics/summarise-race.ts";
import { csv } from "../../../src/exchange/csv.ts";
import { parseEmbedMessage } from "../../../src/exchange/embed/messages.ts";
import { raceCsv } from "../../../src/exchange/race-csv.ts";
import { knownItem } from "../../../src/lessons/lecture/known-item.ts";
import {
  type LectureItem,
  lectureFromText,
  lectureToQuery,
} from "../../../src/lessons/lecture/lecture.ts";
import { lectureFile, parseLectureFile } from "../../../src/lessons/lecture/lecture-file.ts";
import { functionKeys, functionsFromQuery } from "../../../src/store/functions/functions-view.ts";
import { createInventions } from "../../../src/store/functions/inventions.ts";
import { claimFromQuery, seatFromQuery } from "../../../src/store/lessons/claims.ts";
import { loadTried } from "../../../src/store/lessons/kept-bets.ts";
import { listFromQuery, placeFromQuery } from "../../../src/store/lessons/lecture.ts";
import { queryOfAddress, readAddress } from "../../../src/store/page/address.ts";
import {
  linkSettingsFromQuery,
  linkSettingsKeys,
  linkSettingsToQuery,
} from "../../../src/store/page/link-settings.ts";
import { claimKeys, lectureKeys, raceKeys } from "../../../src/store/page/view-keys.ts";
import { raceFromQuery } from "../../../src/store/race/race-address.ts";
import { openFiles } from "../../../src/store/race/race-files.ts";
import { loadPreferences } from "../../../src/store/shared/preferences.ts";
import { problemInWords } from "../../../src/store/shared/problem-words.ts";
import { sayFileFault } from "../../../src/words/file-fault.ts";
import { sayProblem } from "../../../src/words/problem.ts";
import { sayRaceFileProblem } from "../../../src/words/race-file.ts";
import { exampleRuns, exampleSetUp } from "../../engine/race/example-race.ts";
import { exampleRun } from "../../engine/saved-run/example-run.ts";
import { entries, fakeWorker, smallExperiment } from "../../worker/fake-worker.ts";
import { dataTargets } from "./data-targets.ts";
import { readInvention } from "./read-invention.ts";

/** Something that takes what others wrote. */
export interface Target {
  readonly id: string;
  /** What it takes without a complaint; mutants are made of these. Texts, or what JSON can hold. */
  readonly wellFormed: readonly unknown[];
  /**
   * Takes one input and returns what it would tell people; throws where something is wrong with
   * that, or with what was made of the input.
   */
  readonly take: (input: never) => readonly string[];
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const inBothWords = (problem: Problem): readonly string[] => [
  sayProblem(problem),
  problemInWords(problem),
];

const experiment = {
  arms: ["tanh", { activation: "elu", parameters: { alpha: 0.5 } }, invented("z * σ(beta * z)")],
  data: { dataset: "xor", noise: 5 },
  network: { hidden: [4, 2] },
  rule: { metric: "testAccuracy", threshold: 0.9, budget: 300 },
};

function invented(formula: string) {
  return { invention: { name: "mine", formula, learnable: [] } };
}

const race = {
  experiment,
  seeds: { first: 3, count: 12 },
  variation: { field: "learningRate", values: [0.01, 0.1] },
};

const file = raceFile({
  race: { ...exampleSetUp, seeds: { first: 0, count: 3 } },
  engine: "fast",
  runs: exampleRuns,
});

const lecture: readonly LectureItem[] = [
  { kind: "claim", id: "dying-relu" },
  { kind: "setUp", id: "deepSigmoid" },
  { kind: "own", name: "Mine: 100 %, really", query: "data=xor&hidden=4,2&arms=tanh" },
  { kind: "own", name: "A race", query: "view=race&seeds=20&vary=width:2,4,8" },
];

const addresses = [
  "?arms=tanh,elu(alpha:0.5),relu@0.1&data=xor&noise=5&hidden=4,2&seed=7&view=race&seeds=20",
  "?arms=invented('mine','max(z,0)')&data=points#points=1,2,0;2,1,1;0,0,0;3,3,1",
  "?view=functions&function=gelu&overlay=tanh,sigmoid&z=1.5",
  "?view=race&vary=width:2,4,8&rates=best&firstSeed=9",
  "?hide=data,why,reset&lock=training,step&embed=loss&arithmetic=2&data=xor",
  "?view=claims&claim=dying-relu&seat=3&set=prelu,selu&lang=en",
  `?${lectureToQuery(lecture)}&item=3`,
];

/** A list goes through a link and a file unchanged; told is what is wrong with what its items set up. */
function ofList(items: readonly LectureItem[]): readonly string[] {
  if (items.length === 0) return [];
  const link = lectureFromText(listFromQuery(lectureToQuery(items)));
  demand(JSON.stringify(link?.items) === JSON.stringify(items), "a link that gives another list");
  return items.flatMap((item) => {
    const known = knownItem(item);
    if (known?.kind !== "address") return [];
    const { experiment, problems } = readAddress(known.query, raceKeys, ["playground", "race"]);
    demand(parseExperiment(experiment).problems.length === 0, "an experiment that is not valid");
    return [...problems, ...raceFromQuery(known.query, experiment).problems].flatMap(inBothWords);
  });
}

function ofLectureFile(text: string): readonly string[] {
  const read = parseLectureFile(new FileText(text));
  if (!read.ok) return [sayFileFault(read.fault)];
  const again = parseLectureFile(new FileText(lectureFile(read.items)));
  const isSame = again.ok && JSON.stringify(again.items) === JSON.stringify(read.items);
  demand(isSame, "a file that gives another list");
  return ofList(read.items);
}

const storageOf = (text: string) => ({ getItem: () => text, setItem: () => {} });

/** Whatever takes texts, files, links and messages; a new one is an entry here. */
export const targets: readonly Target[] = [
  {
    id: "addresses",
    wellFormed: addresses,
    take(address: string) {
      const [search = "", ...hash] = address.split("#");
      const query = queryOfAddress({ search, hash: hash.join("#") });
      const { experiment, problems } = readAddress(query, [
        ...["lang", ...linkSettingsKeys, ...functionKeys, ...raceKeys],
        ...[...claimKeys, ...lectureKeys],
      ]);
      demand(parseExperiment(experiment).problems.length === 0, "an experiment that is not valid");
      const ofRace = raceFromQuery(query, experiment);
      const ofFunctions = functionsFromQuery(query);
      claimFromQuery(query);
      seatFromQuery(query);
      const list = lectureFromText(listFromQuery(query));
      placeFromQuery(query, list?.items ?? []);
      const ofLink = linkSettingsFromQuery(query);
      const again = linkSettingsFromQuery(linkSettingsToQuery(ofLink.settings));
      demand(again.problems.length === 0, "settings of a link that are not valid");
      return [
        ...[...problems, ...ofLink.problems, ...ofRace.problems].flatMap(inBothWords),
        ...[...ofFunctions.problems.flatMap(inBothWords), ...ofList(list?.items ?? [])],
      ];
    },
  },
  {
    id: "experiments",
    wellFormed: [experiment],
    take(json: unknown) {
      const read = parseExperiment(json);
      const again = parseExperiment(JSON.parse(JSON.stringify(read.experiment)));
      demand(again.problems.length === 0, "an experiment that is not valid");
      return read.problems.flatMap(inBothWords);
    },
  },
  {
    id: "races",
    wellFormed: [race],
    take(json: unknown) {
      const read = parseRace(json);
      const again = parseRace(JSON.parse(JSON.stringify(read.race)));
      demand(again.problems.length === 0, "a race that is not valid");
      return read.problems.flatMap(inBothWords);
    },
  },
  {
    id: "raceFiles",
    wellFormed: [file, file.replaceAll("\n", "\r\n")],
    take(text: string) {
      const { results, problems } = parseRaceFile(text);
      if (results) {
        const { race, runs } = results;
        fingerprint(race, runs);
        raceCsv(race, runs);
        const rows = summariseEntrants(race, runs);
        for (const measure of ["epochs", "milliseconds"] as const) {
          compareEntrants(race, runs, rows, measure);
        }
        demand(parseRaceFile(raceFile(results)).problems.length === 0, "a file that is not valid");
      }
      const { notice } = openFiles({ race: text, sweep: null }, "race.jsonl");
      return [...problems.map((one) => sayRaceFileProblem(one)), ...(notice ? [notice.text] : [])];
    },
  },
  {
    id: "savedRuns",
    wellFormed: [savedRunFile(exampleRun)],
    take(text: string) {
      const read = parseSavedRun(new FileText(text));
      if (!read.ok) return [sayFileFault(read.fault)];
      demand(parseSavedRun(new FileText(savedRunFile(read.run))).ok, "a file that is not valid");
      return [];
    },
  },
  {
    id: "savedRunTrees",
    wellFormed: [JSON.parse(savedRunFile(exampleRun))],
    take(json: unknown) {
      const read = parseSavedRun(new FileText(JSON.stringify(json)));
      return read.ok ? [] : [sayFileFault(read.fault)];
    },
  },
  { id: "lectures", wellFormed: [lectureFile(lecture)], take: ofLectureFile },
  {
    id: "lectureTrees",
    wellFormed: [JSON.parse(lectureFile(lecture))],
    take: (json: unknown) => ofLectureFile(JSON.stringify(json)),
  },
  {
    id: "embedMessages",
    wellFormed: [
      { to: "activation-playground", id: 1, do: "set", experiment },
      { to: "activation-playground", id: "a", do: "set", address: "data=xor&hidden=4,2" },
      { to: "activation-playground", id: 2, do: "picture", of: "loss", format: "png" },
      { to: "activation-playground", do: "play" },
      { to: "activation-playground", id: "x", do: "outcomes" },
    ],
    take(data: unknown) {
      const message = parseEmbedMessage(data);
      if (!message) return [];
      structuredClone(message.id);
      if (!message.ok) return [sayEmbedFault(message.fault)];
      const { request } = message;
      const isValid =
        request.do !== "set" || parseExperiment(request.experiment).problems.length === 0;
      demand(isValid, "an experiment that is not valid");
      return [];
    },
  },
  {
    id: "formulas",
    wellFormed: [
      ...["z * sigmoid(beta * z)", "max(0.1 * z, z)", "z > 0 ? z : alpha * (exp(z) - 1)"],
      ...["tanh(tanh(sinh(z)))", "log(1 + exp(z))", "z^3 / (1 + abs(z))^2", "|x| + x²"],
      ...["np.where(x > 0, x, 0.01 * x)", String.raw`\frac{1}{1 + e^{-x}}`, "erf(z / √2)"],
      ...["def f(x, a=0.5):\n    return a * max(x, 0)", "x if x > 0 else 0", "⌊z⌋ + sin(z)"],
    ],
    take: readInvention,
  },
  ...dataTargets,
  {
    id: "tables",
    wellFormed: [
      [
        ["z", "f, “mine”"],
        [0.1, -3],
      ],
    ],
    take(rows: unknown) {
      const isCell = (cell: unknown) => typeof cell === "string" || typeof cell === "number";
      const isRow = (row: unknown) => Array.isArray(row) && row.every(isCell);
      if (!Array.isArray(rows) || !rows.every(isRow)) return [];
      const table = rows as readonly (readonly (string | number)[])[];
      const written = csvParseRows(csv(table));
      const isEmpty = table.some((row) => row.length === 0);
      demand(isEmpty || written.length === table.length, "a table of another length");
      const harmful = written.flat().find((cell) => /^[=@＝＠\t]/.test(cell));
      demand(harmful === undefined, `a formula of spreadsheets: ${harmful}`);
      return [];
    },
  },
  {
    id: "storage",
    wellFormed: [
      '{"theme":"dark","size":"lecture","stepBy":"epoch"}',
      JSON.stringify([{ ...invented("tanh(z)"), parameters: {} }, invented("abs(z)")]),
      '{"dying-relu":{"bet":{"kind":"yesNo","isYes":true},"outcome":{"kind":"yesNo","isYes":true},"miss":1}}',
    ],
    take(text: string) {
      loadPreferences(storageOf(text));
      createInventions(storageOf(text));
      loadTried(storageOf(text));
      demand(!("polluted" in {}), "a changed prototype");
      return [];
    },
  },
  {
    id: "messages",
    wellFormed: [
      [
        { type: "play", runId: 1 },
        { type: "painted", runId: 1 },
        { type: "speed", runId: 1, speed: 10 },
        { type: "step", runId: 1, by: "epoch" },
        { type: "pause", runId: 1 },
        { type: "arms", runId: 1, arms: entries(smallExperiment) },
        { type: "request", id: 3, name: "goTo", arguments: { runId: 1, to: 2 } },
        {
          type: "request",
          id: 4,
          name: "diagnosis",
          arguments: { runId: 1, armId: "a0", layer: 0 },
        },
        { type: "abort", id: 3 },
      ],
    ],
    take(commands: unknown) {
      if (!Array.isArray(commands)) return [];
      const worker = fakeWorker(1);
      worker.start();
      for (const command of commands) {
        if (!isTree(command) || command.type === undefined) continue;
        worker.send(command as never);
        worker.pass(20);
      }
      // In the engine's own words: the page puts them into a sentence.
      const failures = worker.replies.filter(({ type }) => type === "failed");
      return failures.map(() => "Training stopped.");
    },
  },
];
