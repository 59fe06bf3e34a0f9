import type { rooms } from "./en/index.ts";

/** The catalogue's rooms: the messages that load together. English has all of them. */
export type Room = keyof typeof rooms;

type MessagesOf<R extends Room> = R extends Room ? Awaited<ReturnType<(typeof rooms)[R]>> : never;

type Intersection<Union> = (Union extends Union ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** Every message of the page, with the English text that its values are read from. */
export type Messages = Intersection<MessagesOf<Room>>;

export type MessageId = keyof Messages & string;
