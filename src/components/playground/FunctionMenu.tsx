import { armOf } from "../../engine/experiment/defaults.ts";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import { activationFunctions } from "../../functions/families/registry.ts";
import { useSavedInventions } from "../shared/functions-context.ts";

interface FunctionMenuProps {
  readonly arm: ArmSpec;
  readonly label: string;
  readonly className?: string | undefined;
  readonly onChoose: (arm: ArmSpec) => void;
}

/** No registered id has a space. */
const inventedValue = (name: string): string => `invented ${name}`;

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
      {activationFunctions.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
        </option>
      ))}
      {saved.length > 0 && (
        <optgroup label="Invented">
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
