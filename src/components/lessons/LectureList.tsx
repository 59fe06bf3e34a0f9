import { listOf, say } from "../../words/say.ts";
import { noItems, useLecture, useLectureState, useLectureStore } from "../lecture/use-lecture.ts";
import { useClaims } from "../shared/claims-context.ts";
import styles from "./ClaimList.module.css";
import { SaveLecture } from "./LectureFiles.tsx";
import { ListLine, TriedMark } from "./ListLine.tsx";

/** A lecture in its order, before it begins and between its items. */
export function LectureList() {
  const claims = useClaims();
  const store = useLectureStore();
  const { listed, unknown } = useLecture();
  const items = useLectureState((state) => state.items) ?? noItems;
  const [first] = listed;
  return (
    <section aria-labelledby="lecture">
      <h3 className={styles.group} id="lecture">
        {say("lecture.title", { count: listed.length })}
      </h3>
      <Unknown names={unknown} />
      <ol className={styles.claims}>
        {listed.map(({ listIndex, known }, index) => (
          <ListLine key={listIndex} onClick={() => store.goTo(listIndex)}>
            <span>{say("lecture.place", { place: index + 1, title: known.title })}</span>
            {known.kind === "claim" && <TriedMark claim={known.claim.id} />}
          </ListLine>
        ))}
      </ol>
      <div className={styles.row}>
        {first && (
          <button
            type="button"
            className={styles.primary}
            data-lecture="start"
            onClick={() => {
              claims.renewAll();
              store.goTo(first.listIndex);
            }}
          >
            {say("lecture.start")}
          </button>
        )}
        <SaveLecture items={items} />
        <button
          type="button"
          className={styles.forget}
          data-lecture="edit"
          onClick={() => store.edit()}
        >
          {say("lecture.edit")}
        </button>
        <button
          type="button"
          className={styles.forget}
          data-lecture="leave"
          onClick={() => store.leave()}
        >
          {say("lecture.leaveList")}
        </button>
      </div>
      <p className={styles.quiet}>{say("lecture.keys")}</p>
    </section>
  );
}

/** What of a list there is not on this page. */
export function Unknown({ names }: { readonly names: readonly string[] }) {
  return (
    <div role="status">
      {names.length > 0 && (
        <p className={styles.unknown} data-lecture="unknown">
          {say("lecture.unknown", { count: names.length, names: listOf(names, "unit") })}
        </p>
      )}
    </div>
  );
}
