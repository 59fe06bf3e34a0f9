import { useEffect, useRef } from "react";
import { say } from "../../words/say.ts";
import { useFunctionsState, useFunctionsView } from "../shared/functions-context.ts";
import { FunctionComparison } from "./comparison/FunctionComparison.tsx";
import { FunctionDetail } from "./detail/FunctionDetail.tsx";
import styles from "./FunctionsView.module.css";
import { Gallery } from "./gallery/Gallery.tsx";

/** The view about the functions themselves: a gallery, and one or several large. */
export function FunctionsView() {
  const view = useFunctionsView();
  const shows = useFunctionsState((state) => state.shows);
  const count = useFunctionsState((state) => state.compared.length);
  const subject = useFunctionsState((state) => state.subject);
  const root = useRef<HTMLDivElement>(null);
  const large = useRef<HTMLDivElement>(null);
  const shown = useRef({ subject, shows });

  // Another function is shown from its top, however far the page was scrolled.
  useEffect(() => {
    const before = shown.current;
    shown.current = { subject, shows };
    const isOther =
      before.subject.activation !== subject.activation ||
      before.subject.invention?.name !== subject.invention?.name ||
      before.shows !== shows;
    if (!isOther || large.current?.contains(document.activeElement)) return;
    large.current?.scrollTo({ top: 0 });
    large.current?.scrollIntoView({ block: "start" });
  }, [subject, shows]);

  return (
    <div ref={root} className={styles.view}>
      <Gallery />
      <div ref={large} className={styles.large}>
        <fieldset className={styles.switch}>
          <legend className="visually-hidden">{say("functions.show")}</legend>
          <button type="button" aria-pressed={shows === "one"} onClick={() => view.show("one")}>
            {say("functions.one")}
          </button>
          <button
            type="button"
            aria-pressed={shows === "compared"}
            onClick={() => view.show("compared")}
          >
            {say("functions.overlay", { count })}
          </button>
          <button
            type="button"
            className={styles.jump}
            onClick={() =>
              root.current
                ?.querySelector<HTMLElement>("[data-panel][tabindex='0']")
                ?.focus({ preventScroll: false })
            }
          >
            {say("functions.all")}
          </button>
        </fieldset>
        {shows === "one" ? <FunctionDetail /> : <FunctionComparison />}
      </div>
    </div>
  );
}
