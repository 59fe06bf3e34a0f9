import { say } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";
import { useRaceStores } from "../shared/race-stores-context.ts";

/** Opens a file of the page, a run or a lecture, and says so where its reader cannot be fetched. */
export function useOpenFile(): (file: File) => Promise<void> {
  const playground = usePlayground();
  const stores = useRaceStores();
  return async (file) => {
    try {
      const { openFile } = await import("./open-file.ts");
      await openFile(playground, stores, file);
    } catch {
      playground.notify(say("view.notLoaded", { view: say("page.share") }), "error");
    }
  };
}
