import { say } from "../../words/say.ts";

/** "Ctrl + Shift + Z", "space", "S". */
export const keyName = (key: string): string =>
  key === " "
    ? say("key.space")
    : key
        .split("+")
        .map((part) =>
          part === "ctrl"
            ? say("key.ctrl")
            : part === "shift"
              ? say("key.shift")
              : part.toUpperCase(),
        )
        .join(" + ");
