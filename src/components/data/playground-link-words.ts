import type { LinkDifference, PlaygroundLink } from "../../exchange/playground-link.ts";
import { listOf, say } from "../../words/say.ts";

/** In one sentence: what a link of TensorFlow Playground set up here, and what differs. */
export function sayPlaygroundLink({ differences, hasItsPoints }: PlaygroundLink): string {
  const draws = hasItsPoints ? "points" : "none";
  return differences.length === 0
    ? say("ownData.link.same", { draws })
    : say("ownData.link.differs", { draws, list: listOf(differences.map(sayDifference)) });
}

function sayDifference(difference: LinkDifference): string {
  switch (difference.code) {
    case "number": {
      const { key, given, used } = difference;
      return say("ownData.link.number", { key, given, used: String(used) });
    }
    case "choice": {
      const { key, given, used } = difference;
      return say("ownData.link.choice", { key, given, used });
    }
    case "keys":
    case "hidden": {
      const { code, keys } = difference;
      return say(`ownData.link.${code}`, { count: keys.length, list: listOf(keys) });
    }
    default:
      return say(`ownData.link.${difference.code}`);
  }
}
