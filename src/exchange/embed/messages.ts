import type { Experiment } from "../../engine/experiment/experiment.ts";
import { parseExperiment } from "../../engine/experiment/parse.ts";
import type { Problem } from "../../engine/experiment/problem.ts";
import { experimentFromQuery } from "../../engine/experiment/url.ts";
import { isTree } from "../../engine/experiment/values.ts";

/**
 * The messages by which a page talks with the playground in its frame (`?embed`).
 *
 * `frame.contentWindow.postMessage({ to: "activation-playground", id: 1, do: "play" }, origin)`
 * is answered to the origin that asked, and to no other, with
 * `{ from: "activation-playground", id: 1, ok: true, … }`, or with `ok: false` and a sentence,
 * `problem`. A page without an origin of its own ("null") gets no answer.
 *
 * do: "set"       with `experiment`, as a file of experiments has it, or `address`, a link's query
 * do: "play", "pause", "step", "reset"
 * do: "outcomes"  answers `epoch` and `arms`, each with its name, outcome and losses
 * do: "picture"   with `of`, one of `embedPictures`, and `format`, "svg" or "png"
 */
export const embedName = "activation-playground";

export const embedPictures = ["comparison", "boundary", "network", "function", "loss"] as const;

export type EmbedPicture = (typeof embedPictures)[number];

const transportRequests = ["play", "pause", "step", "reset", "outcomes"] as const;

export type EmbedRequest =
  | { readonly do: "set"; readonly experiment: Experiment }
  | { readonly do: (typeof transportRequests)[number] }
  | { readonly do: "picture"; readonly of: EmbedPicture; readonly format: "svg" | "png" };

/** By which the asking page knows the answer again. */
export type MessageId = string | number | null;

/** What is wrong with a message. */
export type EmbedFault =
  | { readonly code: "id" | "noExperiment" }
  | {
      readonly code: "oneOf";
      readonly field: "do" | "of" | "format";
      readonly allowed: readonly string[];
    }
  | { readonly code: "unknownField"; readonly field: string }
  | { readonly code: "experiment"; readonly problem: Problem };

export type EmbedMessage =
  | { readonly id: MessageId; readonly ok: true; readonly request: EmbedRequest }
  | { readonly id: MessageId; readonly ok: false; readonly fault: EmbedFault };

const mostIdCharacters = 100;
const fieldsOf = {
  set: ["experiment", "address"],
  picture: ["of", "format"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Reads a message; null where it is not for this page. Never throws. */
export function parseEmbedMessage(data: unknown): EmbedMessage | null {
  if (!isTree(data) || data.to !== embedName) return null;
  const id = data.id ?? null;
  const isId =
    id === null ||
    (typeof id === "number" && Number.isFinite(id)) ||
    (typeof id === "string" && id.length <= mostIdCharacters);
  if (!isId) return { id: null, ok: false, fault: { code: "id" } };
  const read = readRequest(data);
  return "code" in read ? { id, ok: false, fault: read } : { id, ok: true, request: read };
}

type Tree = Readonly<Record<string, unknown>>;

function readRequest(data: Tree): EmbedRequest | EmbedFault {
  const wanted = data.do;
  const own = wanted === "set" || wanted === "picture" ? fieldsOf[wanted] : [];
  const unknown = Object.keys(data).find((key) => !["to", "id", "do", ...own].includes(key));
  if (wanted === "set") return unknown ? { code: "unknownField", field: unknown } : readSet(data);
  if (wanted === "picture") {
    return unknown ? { code: "unknownField", field: unknown } : readPicture(data);
  }
  const plain = transportRequests.find((one) => one === wanted);
  if (!plain) {
    return { code: "oneOf", field: "do", allowed: ["set", "picture", ...transportRequests] };
  }
  return unknown ? { code: "unknownField", field: unknown } : { do: plain };
}

function readSet({ experiment, address }: Tree): EmbedRequest | EmbedFault {
  if ((experiment === undefined) === (address === undefined)) return { code: "noExperiment" };
  if (address !== undefined && typeof address !== "string") return { code: "noExperiment" };
  const read = address === undefined ? parseExperiment(experiment) : experimentFromQuery(address);
  const [problem] = read.problems;
  return problem ? { code: "experiment", problem } : { do: "set", experiment: read.experiment };
}

function readPicture({ of: wanted, format = "svg" }: Tree): EmbedRequest | EmbedFault {
  const picture = embedPictures.find((one) => one === wanted);
  if (!picture) return { code: "oneOf", field: "of", allowed: embedPictures };
  if (format !== "svg" && format !== "png") {
    return { code: "oneOf", field: "format", allowed: ["svg", "png"] };
  }
  return { do: "picture", of: picture, format };
}
