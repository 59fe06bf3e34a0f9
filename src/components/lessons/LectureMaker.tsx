import { type FormEvent, useId, useState } from "react";
import {
  fitsLink,
  itemText,
  type LectureItem,
  lectureLimits,
  lectureText,
  lectureToQuery,
  type OwnRefusal,
  withOwn,
} from "../../lessons/lecture/lecture.ts";
import { queryOfExperiment, queryOfSetRace } from "../../store/lessons/show-item.ts";
import { addressOfQuery } from "../../store/page/address.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { CopyButton } from "../controls/CopyButton.tsx";
import { Icon } from "../controls/Icon.tsx";
import { noItems, partsOf, useLectureState, useLectureStore } from "../lecture/use-lecture.ts";
import { useClaims } from "../shared/claims-context.ts";
import { usePlayground } from "../shared/playground-context.ts";
import { useRaces } from "../shared/race-context.ts";
import { OpenLecture, SaveLecture } from "./LectureFiles.tsx";
import { Unknown } from "./LectureList.tsx";
import styles from "./LectureMaker.module.css";

/** The list that is being put together: its order, and as a link or a file. */
export function LectureMaker() {
  const lecture = useLectureStore();
  const claims = useClaims();
  const draft = useLectureState((state) => state.draft) ?? noItems;
  const { listed, unknown } = partsOf(draft, []);
  function start(): void {
    claims.renewAll();
    lecture.open({ items: draft, unread: [] }, listed[0]?.listIndex ?? null);
    lecture.putAway();
  }
  return (
    <section className={styles.maker} aria-labelledby="lecture-draft">
      <h3 id="lecture-draft">{say("lecture.draft")}</h3>
      <p className={styles.quiet}>{say("lecture.pick")}</p>
      <Unknown names={unknown} />
      {draft.length === 0 ? <p>{say("lecture.none")}</p> : <Order draft={draft} />}
      {draft.length >= lectureLimits.items && (
        <p>{say("lecture.full", { most: lectureLimits.items })}</p>
      )}
      <div className={styles.row}>
        {listed.length > 0 && (
          <button type="button" className={styles.primary} data-lecture="start" onClick={start}>
            {say("lecture.start")}
          </button>
        )}
        <SaveLecture items={draft} />
        <OpenLecture />
        <BringBack draft={draft} />
        <button
          type="button"
          className={styles.word}
          data-lecture="end"
          onClick={() => lecture.putAway()}
        >
          {say("lecture.end")}
        </button>
      </div>
      <OwnForm draft={draft} />
      {draft.length > 0 && <ListLink draft={draft} />}
      <p className={styles.quiet}>{say("lecture.keys")}</p>
    </section>
  );
}

/** Of what was discarded, or was there before another list or another visit. */
function BringBack({ draft }: { readonly draft: readonly LectureItem[] }) {
  const lecture = useLectureStore();
  const last = useLectureState((state) => state.lastDraft);
  if (last.length === 0 || lectureText(last) === lectureText(draft)) return null;
  return (
    <button
      type="button"
      className={styles.word}
      data-lecture="bringBack"
      onClick={() => lecture.bringBack()}
    >
      {say("lecture.bringBack", { count: last.length })}
    </button>
  );
}

function Order({ draft }: { readonly draft: readonly LectureItem[] }) {
  const lecture = useLectureStore();
  const titles = new Map(
    partsOf(draft, []).listed.map(({ listIndex, known }) => [listIndex, known.title]),
  );
  const moved = (from: number, by: number): readonly LectureItem[] => {
    const item = draft[from];
    return item ? draft.toSpliced(from, 1).toSpliced(from + by, 0, item) : draft;
  };
  return (
    <ol className={styles.order}>
      {draft.map((item, at) => {
        const title = titles.get(at) ?? itemText(item);
        return (
          <li key={itemText(item)} data-draft={itemText(item)}>
            <span className={styles.title}>{say("lecture.place", { place: at + 1, title })}</span>
            {(["up", "down"] as const).map((way) => (
              <button
                key={way}
                type="button"
                className={styles.icon}
                data-way={way}
                aria-label={say(`lecture.${way}`, { title })}
                disabled={way === "up" ? at === 0 : at === draft.length - 1}
                onClick={() => lecture.setDraft(moved(at, way === "up" ? -1 : 1))}
              >
                <Icon name="back" />
              </button>
            ))}
            <button
              type="button"
              className={styles.icon}
              data-way="out"
              aria-label={say("lecture.remove", { title })}
              onClick={() => lecture.setDraft(draft.toSpliced(at, 1))}
            >
              <Icon name="close" />
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** Puts what the playground or the race is now at the end of the list, under a name. */
function OwnForm({ draft }: { readonly draft: readonly LectureItem[] }) {
  const id = useId();
  const lecture = useLectureStore();
  const playground = usePlayground();
  const races = useRaces();
  const [typed, setTyped] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  function add(what: "experiment" | "race", query: string): void {
    const name = typed.trim() === "" ? say(`lecture.own.${what}`) : typed.trim();
    const longer = withOwn(draft, name, query);
    if (typeof longer === "string") {
      setSaid(refusal(longer, name));
      return;
    }
    lecture.setDraft(longer);
    setTyped("");
    setSaid(null);
  }
  return (
    <form
      className={styles.own}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        add("experiment", queryOfExperiment(playground));
      }}
    >
      <h4>{say("lecture.own")}</h4>
      <p className={styles.quiet}>{say("lecture.own.explain")}</p>
      <label htmlFor={id}>{say("lecture.own.name")}</label>
      <input
        id={id}
        type="text"
        maxLength={lectureLimits.name}
        value={typed}
        placeholder={say("lecture.own.experiment")}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={styles.row}>
        <button type="submit" data-own="experiment">
          {say("lecture.own.addExperiment")}
        </button>
        <button
          type="button"
          data-own="race"
          onClick={() => add("race", queryOfSetRace(playground, races))}
        >
          {say("lecture.own.addRace")}
        </button>
      </div>
      <div role="status">{said !== null && <p data-own="refused">{said}</p>}</div>
    </form>
  );
}

/** Why nothing was added, in words. */
function refusal(why: OwnRefusal, name: string): string {
  switch (why) {
    case "full":
      return say("lecture.full", { most: lectureLimits.items });
    case "tooLong":
      return say("lecture.own.tooLong", { most: formatCount(lectureLimits.query) });
    case "name":
      return say("lecture.own.badName", { name });
    case "twice":
      return say("lecture.own.twice", { name });
  }
}

function ListLink({ draft }: { readonly draft: readonly LectureItem[] }) {
  if (!fitsLink(draft)) return <p>{say("lecture.tooLongForLink")}</p>;
  const { origin, pathname } = window.location;
  const link = `${origin}${pathname}${addressOfQuery(`view=claims&${lectureToQuery(draft)}`)}`;
  return (
    <div className={styles.link}>
      <span>{say("lecture.link")}</span>
      <a href={link} translate="no">
        {link}
      </a>
      <CopyButton text={link} label={say("lecture.copyLink")} />
    </div>
  );
}
