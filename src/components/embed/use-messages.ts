import { useEffect } from "react";
import { loadRooms } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";

/** Messages of the page around the frame are answered, to the origin that asked alone. */
export function useMessages(): void {
  const playground = usePlayground();
  useEffect(() => {
    // A page that is not in a frame takes orders from nobody.
    if (window.parent === window) return;
    const onMessage = async ({ data, origin, source }: MessageEvent) => {
      // An opaque origin cannot be answered without telling everybody.
      if (source !== window.parent || origin === "null" || origin === "") return;
      const [{ answerMessage }] = await Promise.all([
        import("./answer-message.ts"),
        loadRooms(["share", "formula"]),
      ]);
      const answer = await answerMessage(playground, data);
      if (answer) window.parent.postMessage(answer, origin);
    };
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, [playground]);
}
