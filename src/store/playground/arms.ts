import { armOf } from "../../engine/experiment/defaults.ts";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { type OwnPath, ownSettings } from "../../engine/experiment/own-settings.ts";
import { findActivation } from "../../engine/experiment/resolve-arm.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { activationFunctions } from "../../functions/families/registry.ts";
import type { ArmId } from "../../protocol/messages.ts";
import { formatShort } from "../../words/format.ts";
import { entryText, say } from "../../words/say.ts";

/** An arm on the page. */
export interface ArmState {
  /** Names one run of one function: a switched arm is another one. */
  readonly armId: ArmId;
  /** Its place in colours and markers, kept while neighbours come and go. */
  readonly slot: number;
  readonly arm: ArmSpec;
}

export const mostArms = 12;

let armsMade = 0;

/** Ids never repeat, so that a late frame cannot be taken for another arm's. */
const nextArmId = (): ArmId => `arm-${++armsMade}`;

export function armStates(arms: readonly ArmSpec[]): readonly ArmState[] {
  return arms.map((arm, slot) => ({ armId: nextArmId(), slot, arm }));
}

/** With one more arm, in the first free slot. */
export function withArm(arms: readonly ArmState[], arm: ArmSpec): readonly ArmState[] {
  if (arms.length >= mostArms) return arms;
  const taken = new Set(arms.map(({ slot }) => slot));
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  return [...arms, { armId: nextArmId(), slot, arm }];
}

/** Without this arm; the last one stays. */
export function withoutArm(arms: readonly ArmState[], armId: ArmId): readonly ArmState[] {
  return arms.length > 1 ? arms.filter((arm) => arm.armId !== armId) : arms;
}

/** With another function or other parameters in this arm's place: a new run in the same slot. */
export function withChangedArm(
  arms: readonly ArmState[],
  armId: ArmId,
  arm: ArmSpec,
): readonly ArmState[] {
  return arms.map((state) =>
    state.armId === armId ? { armId: nextArmId(), slot: state.slot, arm } : state,
  );
}

/** The function that an arm applies; the page only ever holds arms that have one. */
export function armActivation(arm: ArmSpec): ActivationFunction {
  const found = findActivation(arm);
  if (!found.ok) throw new RangeError(`no function: ${found.fact.code}`);
  return found.activation;
}

/** What an arm sets for itself beside its rate, each in a word or two: "He normal", "Adam". */
export const ownSettingTexts = (arm: ArmSpec): readonly string[] =>
  ownSettings(arm).map(({ path, value }) => ownSettingText(path, value));

function ownSettingText(path: OwnPath, value: string | number): string {
  const field = experimentFields[path];
  if (value === "none") return say("own.value.none", { name: say(`own.${path}`) });
  if (field.kind === "choice") {
    const options: Readonly<Record<string, string>> = field.options;
    return entryText(`${path}.${value}`, options[value] ?? String(value));
  }
  const shown = formatShort(Number(value));
  switch (path) {
    case "initialisation.range":
      return say("own.value.range", { value: shown });
    case "initialisation.hiddenBias":
      return say("own.value.hiddenBias", { value: shown });
    case "initialisation.outputBias":
      return say("own.value.outputBias", { value: shown });
    default:
      return `${say(`own.${path}`)} = ${shown}`;
  }
}

/** Its function's name, with what it sets for itself: "ReLU, He normal". */
export const armName = (arm: ArmSpec): string =>
  [armActivation(arm).label, ...ownSettingTexts(arm)].join(", ");

/** An arm's name, unlike its neighbours': with parameters or rate where those are what differs, else counted. */
export function armLabel(state: ArmState, all: readonly ArmState[]): string {
  const label = armName(state.arm);
  const namesakes = all.filter((other) => armName(other.arm) === label);
  if (namesakes.length === 1) return label;
  const detail = armDetail(state.arm);
  const twins = namesakes.filter(({ arm }) => armDetail(arm) === detail);
  const place = twins.findIndex(({ armId }) => armId === state.armId) + 1;
  return label + detail + (place > 1 ? ` (${place})` : "");
}

/** " (α = 0.5, η = 0.1)": what is the arm's own, as far as it was given. */
function armDetail(arm: ArmSpec): string {
  const { parameters } = armActivation(arm);
  const details = Object.entries(arm.parameters).map(
    ([name, value]) => `${parameters[name]?.symbol ?? name} = ${value}`,
  );
  if (arm.learningRate !== null) details.push(`η = ${arm.learningRate}`);
  return details.length > 0 ? ` (${details.join(", ")})` : "";
}

/** What "add" offers first: the first function of the menu that no arm has. */
export function nextActivation(arms: readonly ArmState[]): ArmSpec {
  const used = new Set(arms.map(({ arm }) => arm.activation));
  const fresh = activationFunctions.find(({ id }) => !used.has(id));
  return armOf(fresh?.id ?? "relu");
}
