import type { CompiledMessage } from "@lingui/message-utils/compileMessage";
import type { Language, RoomMessages } from "./languages.ts";
import type { Room } from "./rooms.ts";

const plain = "aceinorsuyACEINORSUY";
const accented = "áçéíñóŕšúýÁÇÉÍÑÓŔŠÚÝ";

/** Accents what is outside tags, and adds half the length in words that may wrap. */
export function lengthened(text: string): string {
  const letters = text.replace(/<[^>]*>/g, "").match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2) return text;
  const changed = text.replace(/<[^>]*>|[a-zA-Z]/g, (piece) => {
    const at = plain.indexOf(piece);
    return at < 0 ? piece : (accented[at] ?? piece);
  });
  const tail = "~".repeat(Math.max(1, Math.round(letters / 2)));
  const words = tail.match(/.{1,6}/g) ?? [];
  // Within a tag that the text ends with: hidden words get no seen tail.
  return changed.replace(/(?:<\/[^>]*>)?\s*$/, (end) => ` ${words.join(" ")}${end}`);
}

type Token = CompiledMessage[number];

const lengthenedToken = (token: Token): Token => {
  if (typeof token === "string") return lengthened(token);
  const [name, kind, format] = token;
  if (kind === undefined || typeof format !== "object" || format === null) return token;
  const choices = Object.entries(format).map(([key, choice]: [string, unknown]) => [
    key,
    Array.isArray(choice) ? lengthenedMessage(choice) : choice,
  ]);
  return [name, kind, Object.fromEntries(choices)];
};

const lengthenedMessage = (message: CompiledMessage): CompiledMessage =>
  message.map(lengthenedToken);

const lengthenedRoom = (messages: RoomMessages): RoomMessages =>
  Object.fromEntries(
    Object.entries(messages).map(([id, message]) => [
      id,
      typeof message === "string" ? lengthened(message) : lengthenedMessage(message),
    ]),
  );

/** English made longer and accented: shows text that is cut, and text outside the catalogue. */
export async function pseudo(): Promise<Language> {
  const { rooms } = await import("./en/index.ts");
  return {
    locale: "en-GB",
    label: "Pseudo",
    isHidden: true,
    rooms: Object.fromEntries(
      Object.entries(rooms).map(([room, load]) => [room, async () => lengthenedRoom(await load())]),
    ) as Record<Room, () => Promise<RoomMessages>>,
    transform: lengthened,
  };
}
