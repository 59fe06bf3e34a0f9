import { type ComponentType, startTransition, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { say } from "../../words/say.ts";
import styles from "./fetched-part.module.css";
import { useAfterFirstPicture } from "./use-after-first-picture.ts";

/** What has each part that could not be had try again. They are often in one file: the first speaks for all. */
const missing = createStore<readonly (() => void)[]>(() => []);

function fetchMissing(): void {
  for (const fetchAgain of missing.getState()) fetchAgain();
}

/**
 * A part of the page that is fetched after the first picture, so that the picture and the play
 * button do not wait for it; one that holds the picture itself is fetched at once. Its place is
 * empty until then; where it cannot be had it says so.
 *
 * @param fetchPart see `fetchOnce`.
 * @param isFirst whether the first picture is in it.
 */
export function fetchedPart<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  { isFirst = false }: { readonly isFirst?: boolean } = {},
): ComponentType<Props> {
  let fetched: ComponentType<Props> | null = null;
  return function FetchedPart(props: Props) {
    const [Part, setPart] = useState(() => fetched);
    const [isMissing, setMissing] = useState(false);
    const [fetchAgain] = useState(() => () => setMissing(false));
    const isTold = useStore(missing, ([first]) => first === fetchAgain);
    const isAfterPicture = useAfterFirstPicture();
    const canFetch = isFirst || isAfterPicture;

    useEffect(() => {
      if (Part || isMissing || !canFetch) return;
      let isShown = true;
      fetchPart().then(
        (part) => {
          fetched = part;
          // Drawn in pieces, between which a press of a button is heard.
          if (isShown) startTransition(() => setPart(() => part));
        },
        () => {
          if (isShown) setMissing(true);
        },
      );
      return () => {
        isShown = false;
      };
    }, [Part, isMissing, canFetch]);

    useEffect(() => {
      if (!isMissing) return;
      missing.setState((others) => [...others, fetchAgain], true);
      return () => missing.setState((all) => all.filter((one) => one !== fetchAgain), true);
    }, [isMissing, fetchAgain]);

    if (Part) return <Part {...props} />;
    return isTold ? (
      <p className={styles.missing} role="alert">
        {say("part.notLoaded")}{" "}
        <button type="button" onClick={fetchMissing}>
          {say("part.fetchAgain")}
        </button>
      </p>
    ) : null;
  };
}
