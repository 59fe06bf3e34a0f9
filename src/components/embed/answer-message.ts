import { type EmbedRequest, embedName, parseEmbedMessage } from "../../exchange/embed/messages.ts";
import { pngBlob } from "../../plots/shared/download.ts";
import { armLabel } from "../../store/playground/arms.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { loadRooms, say } from "../../words/say.ts";
import { makePicture } from "../share/make-pictures.ts";
import { sayEmbedFault } from "./embed-words.ts";

/** What the asking page is told, beside which message it answers. */
type Answer = Readonly<Record<string, unknown>>;

/** Follows a message that is for this page; null for one that is not. */
export async function answerMessage(playground: Playground, data: unknown): Promise<Answer | null> {
  const message = parseEmbedMessage(data);
  if (!message) return null;
  const head = { from: embedName, id: message.id };
  if (!message.ok) return { ...head, ok: false, problem: sayEmbedFault(message.fault) };
  if (playground.store.getState().worker !== "ready") {
    return { ...head, ok: false, problem: say("embed.notReady") };
  }
  try {
    if (message.request.do === "set" && !playground.load(message.request.experiment)) {
      return { ...head, ok: false, problem: say("notice.lockedSetUp") };
    }
    return { ...head, ok: true, ...(await follow(playground, message.request)) };
  } catch {
    return { ...head, ok: false, problem: say("embed.failed") };
  }
}

async function follow(playground: Playground, request: EmbedRequest): Promise<Answer> {
  switch (request.do) {
    case "set":
      return {};
    case "play":
      playground.play();
      return {};
    case "pause":
      await playground.rest();
      return { epoch: playground.moment().place.epoch };
    case "step":
      playground.step();
      await playground.rest();
      return { epoch: playground.moment().place.epoch };
    case "reset":
      playground.reset();
      return { epoch: 0 };
    case "outcomes":
      return outcomesOf(playground);
    case "picture": {
      await loadRooms(["race"]);
      const svg = await makePicture(playground, request.of);
      return request.format === "svg" ? { svg } : { png: await pngBlob(svg) };
    }
  }
}

function outcomesOf({ store }: Playground): Answer {
  const { arms, readings, epoch, isPlaying, experiment } = store.getState();
  return {
    epoch,
    isPlaying,
    experiment,
    arms: arms.map((state) => {
      const reading = readings.get(state.armId);
      const {
        outcome = null,
        trainLoss = null,
        testLoss = null,
        testAccuracy = null,
      } = reading ?? {};
      return {
        name: armLabel(state, arms),
        activation: state.arm.activation,
        epoch: reading?.epoch ?? 0,
        outcome,
        trainLoss,
        testLoss,
        testAccuracy,
      };
    }),
  };
}
