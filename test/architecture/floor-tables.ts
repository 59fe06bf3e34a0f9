import { type Floor, floors } from "./floors.ts";

const column = 21;

/** The folders of `src/`, each with what it holds. */
export function floorTree(): string {
  const lines = Object.entries(floors).flatMap(([name, { holds, rooms = {} }]) => [
    treeLine(1, `${name}/`, holds),
    ...Object.entries(rooms).map(([room, held]) =>
      treeLine(room.split("/").length + 1, room, held),
    ),
  ]);
  const roots = [
    treeLine(1, "main.ts", "puts it all together, with late-race-stores.ts,"),
    treeLine(1, "race-stores.ts", "what races and claims need, fetched with their views"),
    treeLine(1, "narrow-window.ts", "which windows open in the layout that compares"),
    treeLine(1, "page.tsx", "what React renders: of a first visit once there is a picture"),
    treeLine(1, "prerender.tsx", "the same at build time, for the first visit"),
  ];
  return ["```", "src/", ...lines, ...roots, "```"].join("\n");
}

function treeLine(depth: number, path: string, held: string): string {
  const name = `${"  ".repeat(depth)}${path.replace(/^.*\/(?=.)/, "")}`;
  return `${(depth > 1 ? `${name}/` : name).padEnd(column)}  ${held}`;
}

/** Which floor may import what. */
export function floorTable(): string {
  const rows = Object.entries(floors).map(([name, floor]) => `| ${name} | ${allowed(floor)} |`);
  return ["| floor | may import |", "|---|---|", ...rows, "| main | all |"].join("\n");
}

function allowed({ floors: below, types = [], packages = [] }: Floor): string {
  const fromFloors = [...below, ...types.map((name) => `${name} (types)`)].join(", ");
  const fromPackages = packages.map((name) => name.replace(/:$/, "")).join(", ");
  return [fromFloors, fromPackages].filter((part) => part !== "").join("; ") || "nothing";
}
