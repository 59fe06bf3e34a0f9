import { useMemo } from "react";
import type { ArmSpec } from "../../../engine/experiment/experiment.ts";
import { say } from "../../../words/say.ts";
import { SearchMenu } from "../../controls/SearchMenu.tsx";
import { useSavedInventions } from "../../shared/functions-context.ts";
import { useIsHidden } from "../../shared/playground-context.ts";
import { functionGroups, optionIdOf, searchFunctions } from "./function-search.ts";

interface FunctionMenuProps {
  readonly arm: ArmSpec;
  readonly label: string;
  readonly className?: string | undefined;
  readonly onChoose: (arm: ArmSpec) => void;
}

/** Every function that an arm may have: the registered ones, and this person's inventions. */
export function FunctionMenu({ arm, label, className, onChoose }: FunctionMenuProps) {
  const saved = useSavedInventions();
  const groups = useMemo(() => {
    const own = arm.invention;
    const isSaved = saved.some(({ invention }) => invention.name === own?.name);
    return functionGroups(own && !isSaved ? [arm, ...saved] : saved);
  }, [arm, saved]);
  if (useIsHidden("activation")) return null;
  return (
    <SearchMenu
      label={label}
      searchLabel={say("arms.search")}
      className={className}
      chosen={optionIdOf(arm)}
      search={(query) => searchFunctions(groups, query)}
      onChoose={(option) => onChoose(option.arm)}
    />
  );
}
