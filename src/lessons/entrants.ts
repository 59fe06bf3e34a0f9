import { activationOf } from "../engine/experiment/arm.ts";
import type { ArmSpec } from "../engine/experiment/experiment.ts";
import { namedFunctions } from "../engine/experiment/layer-functions.ts";
import { type Entrant, entrantsOf, type RaceSetUp } from "../engine/race/race.ts";
import { say } from "../words/say.ts";
import type { Place } from "./reading-spec.ts";

/** What a place calls an arm: the id of its function, or the name that it was typed with. */
export const armKey = (arm: ArmSpec): string =>
  namedFunctions(arm)
    .map(({ activation, invention }) => invention?.name ?? activation)
    .join(" → ");

/** @throws RangeError where the race has no such entrant: a fault of the claim. */
export function entrantAt(race: RaceSetUp, place: Place): Entrant {
  const { arm: key, at } = typeof place === "string" ? { arm: place, at: null } : place;
  const arm = race.experiment.arms.findIndex((one) => armKey(one) === key);
  const values: readonly unknown[] = race.variation?.values ?? [null];
  const variant = values.indexOf(at);
  if (arm < 0 || variant < 0) throw new RangeError(`no entrant ${JSON.stringify(place)}`);
  return { arm, variant };
}

/** Where an entrant stands among all of them, and in their summaries. */
export const entrantIndex = (race: RaceSetUp, { arm, variant }: Entrant): number =>
  arm * (race.variation?.values.length ?? 1) + variant;

/** Every entrant as a place, in the order of the summaries. */
export const placesOf = (race: RaceSetUp): readonly Place[] =>
  entrantsOf(race).map(({ arm, variant }) => {
    const key = armKey(race.experiment.arms[arm] as ArmSpec);
    const at = race.variation?.values[variant];
    return at === undefined ? key : { arm: key, at };
  });

/** Whether a hidden layer of the arm is softmax and no further function. */
export const isSoftmaxLayer = ({ activation, laterLayers, own }: ArmSpec): boolean =>
  activation === "linear" && laterLayers === undefined && own?.network?.normalisation === "softmax";

/** The arm's function as people call it. */
export const armLabel = (arm: ArmSpec): string =>
  isSoftmaxLayer(arm)
    ? say("entrant.softmaxLayer")
    : namedFunctions(arm)
        .map((layer) => layer.invention?.name ?? activationOf(layer).label)
        .join(" → ");
