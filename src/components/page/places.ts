import { type Layout, layouts } from "../../store/playground/playground-state.ts";
import type { MessageId } from "../../words/rooms.ts";
import { type ViewId, views } from "./views.ts";

/** What a tab of the top bar opens. */
export interface PagePlace {
  readonly view: ViewId;
  /** Of the view that has several. */
  readonly layout?: Layout;
  readonly label: MessageId;
}

/** The tabs in their order: the playground by its layouts, every other view by its name. */
export const places: readonly PagePlace[] = views.flatMap(({ id }): readonly PagePlace[] =>
  id === "playground"
    ? layouts.map((layout) => ({ view: id, layout, label: `layout.${layout}` as const }))
    : [{ view: id, label: `view.${id}` as const }],
);
