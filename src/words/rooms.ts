import type { derivation } from "./en/derivation.ts";
import type { formula } from "./en/formula.ts";
import type { functionTable } from "./en/function-table.ts";
import type { page } from "./en/page.ts";
import type { softmax } from "./en/softmax.ts";
import type { units } from "./en/units.ts";

/**
 * The catalogue's rooms: the messages that load together. A new room is a file in
 * `en/`, a line here and one in each language's `index.ts`.
 */
export interface Rooms {
  readonly derivation: typeof derivation;
  readonly functionTable: typeof functionTable;
  readonly formula: typeof formula;
  readonly page: typeof page;
  readonly softmax: typeof softmax;
  readonly units: typeof units;
}

export type Room = keyof Rooms;

type MessagesOf<R extends Room> = R extends Room
  ? { [Id in keyof Rooms[R] & string]: Rooms[R][Id] }
  : never;

type Intersection<Union> = (Union extends Union ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** Every message of the page, with the English text that its values are read from. */
export type Messages = Intersection<MessagesOf<Room>>;

export type MessageId = keyof Messages & string;
