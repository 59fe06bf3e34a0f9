import type { ReactNode } from "react";
import type { ActionId } from "../../store/page/actions.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.ts";
import { useAction } from "./use-action.ts";

interface ActionButtonProps {
  readonly action: ActionId;
  readonly icon?: IconName;
  readonly className?: string | undefined;
  /** Beside the icon, where the name is to be read. */
  readonly children?: ReactNode;
}

/** A button for an entry of the table of actions. */
export function ActionButton({ action, icon, className, children }: ActionButtonProps) {
  const { label, title, isPossible, isHidden, isOn, run } = useAction(action);
  if (isHidden) return null;
  return (
    <button
      type="button"
      className={className}
      data-action={action}
      title={title}
      aria-label={label}
      aria-pressed={isOn}
      disabled={!isPossible}
      onClick={run}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
