import { activationOf } from "../../engine/experiment/arm.ts";
import { armOf } from "../../engine/experiment/defaults.ts";
import type { ArmSpec, LayerFunction } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { layerFunction, namedFunctions } from "../../engine/experiment/layer-functions.ts";
import { type OwnPath, ownSettings } from "../../engine/experiment/own-settings.ts";
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

/** The same arms of a new run, each as the experiment has it by now. */
export const withSpecs = (
  arms: readonly ArmState[],
  specs: readonly ArmSpec[],
): readonly ArmState[] =>
  arms.map((state, index) => {
    const arm = specs[index] ?? state.arm;
    return arm === state.arm ? state : { ...state, arm };
  });

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

/** The function that an arm applies, in its first layer; the page only ever holds arms that have one. */
export const armActivation = (arm: ArmSpec): ActivationFunction => activationOf(arm);

/** The function that a hidden layer of an arm applies. */
export const layerActivation = (arm: ArmSpec, layer: number): ActivationFunction =>
  activationOf(layerFunction(arm, layer));

/** "tanh"; with a function for each layer "2 × tanh → ReLU", input side first. */
export function functionsName(arm: ArmSpec): string {
  const runs: { name: string; count: number }[] = [];
  for (const { label: name } of namedFunctions(arm).map(activationOf)) {
    const last = runs.at(-1);
    if (last?.name === name) last.count += 1;
    else runs.push({ name, count: 1 });
  }
  // Functions of one name differ in their parameters.
  const counted = (run: (typeof runs)[number]) =>
    run.count === 1 || runs.length === 1 ? run.name : say("arm.sameLayers", run);
  return runs.map(counted).reduce((first, then) => say("arm.thenLayers", { first, then }));
}

/** What an arm sets for itself beside its rate, each in a word or two: "He normal", "Adam". */
export const ownSettingTexts = (arm: ArmSpec): readonly string[] =>
  ownSettings(arm).map(({ path, value }) => ownSettingText(path, value));

function ownSettingText(path: OwnPath, value: string | number): string {
  const field = experimentFields[path];
  if (path === "optimiser.schedule") return say("own.value.schedule", { value: String(value) });
  if (path === "optimiser.clipping" && value !== "none") {
    return say("own.value.clipping", { value: String(value) });
  }
  if (value === "none") return say("own.value.none", { name: say(`own.${path}`) });
  // The menu's word says where they are, beside the name of the field.
  if (path === "network.skip") return say("own.value.skip");
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

/** Its functions' names, with what it sets for itself: "ReLU, He normal". */
export const armName = (arm: ArmSpec): string =>
  [functionsName(arm), ...ownSettingTexts(arm)].join(", ");

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
  const details = namedFunctions(arm).flatMap(parameterTexts);
  if (arm.learningRate !== null) details.push(`η = ${arm.learningRate}`);
  return details.length > 0 ? ` (${details.join(", ")})` : "";
}

function parameterTexts(layer: LayerFunction): readonly string[] {
  const { parameters } = activationOf(layer);
  return Object.entries(layer.parameters).map(
    ([name, value]) => `${parameters[name]?.symbol ?? name} = ${value}`,
  );
}

/** What "add" offers first: the first function of the menu that no arm has. */
export function nextActivation(arms: readonly ArmState[]): ArmSpec {
  const used = new Set(arms.map(({ arm }) => arm.activation));
  const fresh = activationFunctions.find(({ id }) => !used.has(id));
  return armOf(fresh?.id ?? "relu");
}
