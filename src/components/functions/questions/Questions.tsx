import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../../functions/families/activation-function.ts";
import { say } from "../../../words/say.ts";
import { useWords } from "../../shared/use-words.ts";
import { ByHand } from "./ByHand.tsx";
import { Derivation } from "./Derivation.tsx";
import { Question } from "./Question.tsx";
import { Softmax } from "./Softmax.tsx";

interface QuestionsProps {
  /** Null for a layer kind, which has no one derivative. */
  readonly activation: ElementwiseActivation | null;
  readonly parameters: ParameterValues;
}

/** What a student asks next, folded away: one question at a time. */
export function Questions({ activation, parameters }: QuestionsProps) {
  const hasWords = useWords(["derivation", "softmax"]);
  if (!hasWords) return null;
  return (
    <section aria-label={say("derivation.questions")}>
      {activation && (
        <>
          <Question title={say("derivation.title")}>
            <Derivation key={activation.id} activation={activation} />
          </Question>
          <Question title={say("byHand.title")}>
            <ByHand activation={activation} parameters={parameters} />
          </Question>
        </>
      )}
      <Question title={say("softmax.title")}>
        <Softmax />
      </Question>
    </section>
  );
}
