import { Comparison } from "./Comparison.tsx";
import { FunctionDetail } from "./FunctionDetail.tsx";
import styles from "./FunctionsView.module.css";
import { useFunctionsState, useFunctionsView } from "./functions-context.ts";
import { Gallery } from "./Gallery.tsx";

/** The half of the page that is about the functions themselves: a gallery, and one or several large. */
export function FunctionsView() {
  const view = useFunctionsView();
  const shows = useFunctionsState((state) => state.shows);
  const count = useFunctionsState((state) => state.compared.length);
  return (
    <div className={styles.view}>
      <Gallery />
      <div className={styles.large}>
        <fieldset className={styles.switch}>
          <legend className="visually-hidden">Show</legend>
          <button type="button" aria-pressed={shows === "one"} onClick={() => view.show("one")}>
            One function
          </button>
          <button
            type="button"
            aria-pressed={shows === "compared"}
            onClick={() => view.show("compared")}
          >
            Overlay{count > 0 ? ` (${count})` : ""}
          </button>
        </fieldset>
        {shows === "one" ? <FunctionDetail /> : <Comparison />}
      </div>
    </div>
  );
}
