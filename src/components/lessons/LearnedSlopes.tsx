import { useMemo } from "react";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import type { LearnedSpec } from "../../lessons/claim.ts";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { armLabel, entrantAt } from "../../lessons/entrants.ts";
import { learnedCourse } from "../../lessons/learned-course.ts";
import { CourseChart } from "../../plots/lessons/CourseChart.tsx";
import { armIdentity } from "../../plots/shared/arm-identity.ts";
import { formatShort } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { slotsOf } from "./trial-rows.ts";
import styles from "./WhyStep.module.css";

interface LearnedSlopesProps {
  readonly claim: ListedClaim;
  readonly learns: LearnedSpec;
}

/** How a learned slope moves, layer by layer, in the first of the trial's runs. */
export function LearnedSlopes({ claim, learns }: LearnedSlopesProps) {
  const { race } = claim.trial;
  const { place, epochs } = learns;
  const courses = useMemo(
    () =>
      learnedCourse(race, place, race.seeds.first, epochs).map((values, layer) => ({
        label: say("claims.learned.layer", { layer: layer + 1 }),
        values,
      })),
    [race, place, epochs],
  );
  const arm = race.experiment.arms[entrantAt(race, place).arm] as ArmSpec;
  const values = {
    name: armLabel(arm),
    start: formatShort(courses[0]?.values[0] ?? 0),
    ends: listOf(courses.map(({ values }) => formatShort(Number((values.at(-1) ?? 0).toFixed(2))))),
  };
  return (
    <figure className={styles.learned}>
      <CourseChart
        courses={courses}
        colour={armIdentity(slotsOf(claim)(arm)).colour}
        description={say("claims.learned.chart", values)}
        horizontalLabel={say("claims.learned.epochs")}
      />
      <figcaption>{say("claims.learned.ends", values)}</figcaption>
    </figure>
  );
}
