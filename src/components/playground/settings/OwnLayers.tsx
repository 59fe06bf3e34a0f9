import { useId } from "react";
import {
  layerFunctions,
  namedFunctions,
  withLayerFunctions,
} from "../../../engine/experiment/layer-functions.ts";
import type { ArmState } from "../../../store/playground/arms.ts";
import { say } from "../../../words/say.ts";
import { Field } from "../../controls/Field.tsx";
import { FieldRow } from "../../controls/FieldRow.tsx";
import { useSavedInventions } from "../../shared/functions-context.ts";
import { usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import { functionGroups, optionIdOf } from "./function-search.ts";

/** The function of each hidden layer of an arm; nothing to choose where there is but one. */
export function OwnLayers({ state: { armId, arm } }: { readonly state: ArmState }) {
  const id = useId();
  const playground = usePlayground();
  const saved = useSavedInventions();
  const count = usePlaygroundState((all) => all.experiment.network.hidden.length);
  if (count < 2) return null;
  const own = namedFunctions(arm).flatMap((layer) =>
    layer.invention === null ? [] : [{ ...arm, ...layer }],
  );
  const isSaved = (name: string) => saved.some(({ invention }) => invention.name === name);
  const groups = functionGroups([
    ...own.filter(({ invention }) => !isSaved(invention?.name ?? "")),
    ...saved,
  ]);
  const options = groups.flatMap((group) => group.options);
  const layers = layerFunctions(arm, count);
  function choose(layer: number, option: string): void {
    const chosen = options.find((one) => one.id === option)?.arm;
    if (!chosen) return;
    const next = layers.map((one, index) => (index === layer ? chosen : one));
    playground.changeArm(armId, withLayerFunctions(arm, next));
  }
  return (
    <FieldRow>
      {layers.map((layer, index) => (
        <Field
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place.
          key={index}
          label={say("own.layer", { layer: index + 1 })}
          htmlFor={`${id}-${index}`}
        >
          <select
            id={`${id}-${index}`}
            value={optionIdOf(layer)}
            onChange={({ target }) => choose(index, target.value)}
          >
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label ?? ""}>
                {group.options.map((option) => (
                  <option key={option.id} value={option.id}>
                    {option.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </Field>
      ))}
    </FieldRow>
  );
}
