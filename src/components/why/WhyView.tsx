import type { ComponentType } from "react";
import { type QuestionId, questions } from "../../store/why/why-view.ts";
import { say } from "../../words/say.ts";
import { LossPanel } from "../playground/panels/LossPanel.tsx";
import { useFocusedArm } from "../playground/pictures/use-focused-arm.ts";
import { useWhyState, useWhyView } from "../shared/why-context.ts";
import { ArmChips } from "./ArmChips.tsx";
import { AroundQuestion } from "./AroundQuestion.tsx";
import { ChangeQuestion } from "./ChangeQuestion.tsx";
import { CurveQuestion } from "./CurveQuestion.tsx";
import { DiedQuestion } from "./DiedQuestion.tsx";
import { Explanations } from "./Explanations.tsx";
import { GradientQuestion } from "./GradientQuestion.tsx";
import { PlanePicture } from "./PlanePicture.tsx";
import { PointQuestion } from "./PointQuestion.tsx";
import { SignalQuestion } from "./SignalQuestion.tsx";
import { useHiddenLayers } from "./use-hidden-layers.ts";
import styles from "./WhyView.module.css";

const answers: Readonly<Record<QuestionId, ComponentType>> = {
  curve: CurveQuestion,
  died: DiedQuestion,
  gradient: GradientQuestion,
  signal: SignalQuestion,
  point: PointQuestion,
  change: ChangeQuestion,
  around: AroundQuestion,
};

/** Why a run went as it did: one question at a time, about the network that is chosen. */
export function WhyView() {
  const view = useWhyView();
  const question = useWhyState((state) => state.question);
  const focused = useFocusedArm();
  const hasHidden = useHiddenLayers(focused).length > 0;
  const marked = useWhyState((state) => state.marked);
  const Answer = answers[question];
  return (
    <div className={styles.view}>
      <ArmChips />
      <nav className={styles.questions} aria-label={say("why.questions")}>
        {questions.map((id) => (
          <button
            key={id}
            type="button"
            className={styles.question}
            data-question={id}
            aria-current={id === question ? "true" : undefined}
            onClick={() => view.setState({ question: id })}
          >
            {say(`why.question.${id}`)}
          </button>
        ))}
      </nav>
      <div className={styles.answer} data-answer={question}>
        {hasHidden ? <Answer key={question} /> : <p>{say("why.noHidden")}</p>}
      </div>
      <aside className={styles.side}>
        <PlanePicture />
        {hasHidden && <Explanations />}
      </aside>
      <div className={styles.loss}>
        <LossPanel markedEpoch={question === "change" ? marked : null} />
      </div>
    </div>
  );
}
