import { useEffect } from "react";
import { actions } from "../../store/page/actions.ts";
import { useActionTarget } from "../controls/use-action.ts";
import { watchShortcuts } from "./shortcuts.ts";

/** The keys of the table of actions, for as long as the page is shown. */
export function useShortcuts(): void {
  const target = useActionTarget();
  useEffect(
    () => watchShortcuts(target.playground.store, (id) => void actions[id].run(target)),
    [target],
  );
}
