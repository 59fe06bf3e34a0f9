import { useEffect, useState } from "react";
import type { Room } from "../../words/rooms.ts";
import { loadRooms } from "../../words/say.ts";

/** Whether the rooms' words are there; they begin to load with the first view that asks. */
export function useWords(rooms: readonly Room[]): boolean {
  const [isLoaded, setLoaded] = useState(false);
  const wanted = rooms.join(" ");
  useEffect(() => {
    let isWanted = true;
    loadRooms(wanted.split(" ") as Room[]).then(() => isWanted && setLoaded(true));
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return isLoaded;
}
