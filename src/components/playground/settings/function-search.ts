import { armOf } from "../../../engine/experiment/defaults.ts";
import type { ArmSpec, LayerFunction } from "../../../engine/experiment/experiment.ts";
import type { ActivationFunction } from "../../../functions/families/activation-function.ts";
import {
  activationFunctions,
  everydayIds,
  nameKey,
  namesOf,
} from "../../../functions/families/registry.ts";
import { say } from "../../../words/say.ts";
import type { MenuGroup, MenuOption } from "../../controls/SearchMenu.tsx";
import { families } from "../../shared/families.ts";

/** No registered id has a colon. */
export const inventedId = (name: string): string => `invented:${name}`;

export type FunctionOption = MenuOption & { readonly arm: ArmSpec };

/** Which option a function is. */
export const optionIdOf = ({ activation, invention }: LayerFunction): string =>
  invention ? inventedId(invention.name) : activation;

/** Every function that an arm may have, as a menu groups it: everyday ones, then the rest by family. */
export function functionGroups(invented: readonly ArmSpec[]): readonly MenuGroup<FunctionOption>[] {
  const everyday = activationFunctions.filter(({ id }) => everydayIds.has(id));
  const others = activationFunctions.filter(({ id }) => !everydayIds.has(id));
  return [
    { label: say("family.everyday"), options: everyday.map(optionOf) },
    ...families.map((family) => ({
      label: say(`family.${family}`),
      options: others.filter((one) => one.family === family).map(optionOf),
    })),
    { label: say("arms.invented"), options: invented.map(inventedOption) },
  ].filter(({ options }) => options.length > 0);
}

const optionOf = (activation: ActivationFunction): FunctionOption => ({
  id: activation.id,
  label: activation.label,
  arm: armOf(activation.id),
  names: namesOf(activation),
  family: say(`family.${activation.family}`),
});

const inventedOption = (arm: ArmSpec): FunctionOption => {
  const name = arm.invention?.name ?? "";
  return { id: inventedId(name), label: name, arm, names: [name], family: say("arms.invented") };
};

/** How well a name answers: 0 where it begins with what is sought, 1 where it has it, else nothing. */
function rankOf(name: string, wanted: string): number {
  const at = nameKey(name).indexOf(wanted);
  return at < 0 ? Number.POSITIVE_INFINITY : Math.min(at, 1);
}

/**
 * What a search finds, the best first: by the label, by another name, which then stands beside it,
 * or by the family. Case, spaces and signs do not count, so that "leaky_relu" finds Leaky ReLU.
 */
export function searchFunctions(
  groups: readonly MenuGroup<FunctionOption>[],
  query: string,
): readonly MenuGroup<FunctionOption>[] {
  const wanted = nameKey(query);
  if (wanted === "") return query.trim() === "" ? groups : [];
  const found = groups
    .flatMap(({ options }) => options)
    .map((option) => {
      const byLabel = rankOf(option.label, wanted);
      const [alias] = option.names.toSorted((a, b) => rankOf(a, wanted) - rankOf(b, wanted));
      const byAlias = 2 + rankOf(alias ?? "", wanted);
      const byFamily = 4 + rankOf(option.family, wanted);
      const rank = Math.min(byLabel, byAlias, byFamily);
      return { option: rank === byAlias ? { ...option, detail: alias ?? "" } : option, rank };
    })
    .filter(({ rank }) => Number.isFinite(rank))
    .toSorted((a, b) => a.rank - b.rank);
  return found.length === 0 ? [] : [{ label: null, options: found.map(({ option }) => option) }];
}
