import { armOf } from "../../engine/experiment/defaults.ts";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { activationFunctions, everydayIds } from "../../functions/families/registry.ts";
import { say } from "../../words/say.ts";
import { families } from "../shared/families.ts";
import { useSavedInventions } from "../shared/functions-context.ts";

interface FunctionMenuProps {
  readonly arm: ArmSpec;
  readonly label: string;
  readonly className?: string | undefined;
  readonly onChoose: (arm: ArmSpec) => void;
}

/** No registered id has a space. */
const inventedValue = (name: string): string => `invented:${name}`;

/** Every function that an arm may have: the registered ones, and this person's inventions. */
export function FunctionMenu({ arm, label, className, onChoose }: FunctionMenuProps) {
  const saved = useSavedInventions();
  const own = arm.invention;
  const isSaved = saved.some(({ invention }) => invention.name === own?.name);
  return (
    <select
      className={className}
      aria-label={label}
      value={own ? inventedValue(own.name) : arm.activation}
      onChange={(event) => {
        const { value } = event.target;
        const invented = saved.find(({ invention }) => inventedValue(invention.name) === value);
        onChoose(invented ?? armOf(value));
      }}
    >
      {own && !isSaved && <option value={inventedValue(own.name)}>{own.name}</option>}
      <optgroup label={say("family.everyday")}>
        <Options of={activationFunctions.filter(({ id }) => everydayIds.has(id))} />
      </optgroup>
      {families.map((family) => {
        const members = activationFunctions.filter(
          (option) => option.family === family && !everydayIds.has(option.id),
        );
        return (
          members.length > 0 && (
            <optgroup key={family} label={say(`family.${family}`)}>
              <Options of={members} />
            </optgroup>
          )
        );
      })}
      {saved.length > 0 && (
        <optgroup label={say("arms.invented")}>
          {saved.map(({ invention }) => (
            <option key={invention.name} value={inventedValue(invention.name)}>
              {invention.name}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}

const Options = ({ of }: { readonly of: readonly ActivationFunction[] }) =>
  of.map(({ id, label }) => (
    <option key={id} value={id}>
      {label}
    </option>
  ));
