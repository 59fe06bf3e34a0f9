import { itemText, type LectureItem, lectureLimits } from "../../lessons/lecture/lecture.ts";
import { namedSetUps } from "../../lessons/set-ups/registry.ts";
import { setUpSentence, setUpTitle } from "../../lessons/set-ups/say-set-up.ts";
import { say } from "../../words/say.ts";
import { noItems, useLectureState, useLectureStore } from "../lecture/use-lecture.ts";
import styles from "./ClaimList.module.css";
import { ListGroup, ListLine } from "./ListLine.tsx";

interface PickedLineProps {
  readonly item: LectureItem;
  readonly title: string;
  readonly sentence?: string;
}

/** Something that a press puts at the end of a lecture's list, or takes out of it. */
export function PickedLine({ item, title, sentence }: PickedLineProps) {
  const lecture = useLectureStore();
  const draft = useLectureState((state) => state.draft) ?? noItems;
  const text = itemText(item);
  const place = draft.findIndex((one) => itemText(one) === text) + 1;
  const press = () =>
    lecture.setDraft(place > 0 ? draft.filter((one) => itemText(one) !== text) : [...draft, item]);
  return (
    <ListLine
      aria-pressed={place > 0}
      data-pick={text}
      disabled={place === 0 && draft.length >= lectureLimits.items}
      onClick={press}
    >
      <span>
        {place > 0 ? say("lecture.place", { place, title }) : title}
        {sentence !== undefined && <span className={styles.sentence}>{sentence}</span>}
      </span>
    </ListLine>
  );
}

/** The named set-ups, to be picked. */
export function SetUpLines() {
  return (
    <ListGroup id="claims-setUps" title={say("lecture.setUps")}>
      {namedSetUps.map((setUp) => (
        <PickedLine
          key={setUp.id}
          item={{ kind: "setUp", id: setUp.id }}
          title={setUpTitle(setUp)}
          sentence={setUpSentence(setUp)}
        />
      ))}
    </ListGroup>
  );
}
