import {
  type ChangeEvent,
  type ReactNode,
  type RefObject,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import styles from "./NumberInput.module.css";
import { noticeDurationMs } from "./notice-duration.ts";
import { placeBubble } from "./place-bubble.ts";

interface NumberInputProps {
  readonly id: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
  /** The unit after the number: "%". */
  readonly unit?: string;
  readonly label?: string;
  readonly className?: string | undefined;
  readonly onCommit: (value: number) => void;
}

/**
 * A number field. Typed numbers take effect on Enter or on leaving, steps by the arrows at once. A
 * number that is not allowed takes no effect; a notice says why.
 */
export function NumberInput(props: NumberInputProps) {
  const { id, value, min, max, integer = false, unit = "", label, className, onCommit } = props;
  const refusalId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const kind = integer ? "whole" : "any";
  const withUnit = (number: string) =>
    unit === "" ? number : say("number.withUnit", { number, unit });
  const range = { kind, min: inWords(min), max: withUnit(inWords(max)) };
  const isAllowed = (text: string): boolean => {
    const number = Number(text);
    const isInRange = text.trim() !== "" && number >= min && number <= max;
    return isInRange && (!integer || Number.isInteger(number));
  };
  const commit = (text: string | null) => {
    setDraft(null);
    if (text === null) return;
    if (!isAllowed(text)) setRefused(text);
    else if (Number(text) !== value) onCommit(Number(text));
  };
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { value: text } = event.target;
    setRefused(null);
    if (isStep(event.nativeEvent) && isAllowed(text)) commit(text);
    else setDraft(text);
  };
  const isBad = draft !== null && !isAllowed(draft);
  return (
    <>
      <input
        ref={input}
        id={id}
        type="number"
        inputMode={integer ? "numeric" : "decimal"}
        className={className}
        value={draft ?? String(value)}
        min={min}
        max={max}
        step={integer ? 1 : "any"}
        aria-label={label}
        aria-invalid={isBad}
        aria-describedby={refused === null ? undefined : refusalId}
        title={say("number.allowed", range)}
        onChange={change}
        onFocus={() => setRefused(null)}
        onBlur={() => commit(draft)}
        onKeyDown={({ key }) => {
          if (key === "Enter") commit(draft);
          if (key === "Escape") {
            setDraft(null);
            setRefused(null);
          }
        }}
      />
      {refused !== null && (
        <Refusal id={refusalId} field={input} onForget={() => setRefused(null)}>
          {refused.trim() === ""
            ? say("number.empty", { ...range, value: withUnit(inWords(value)) })
            : say("number.refused", { ...range, given: refused, value: withUnit(inWords(value)) })}
        </Refusal>
      )}
    </>
  );
}

interface RefusalProps {
  readonly id: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onForget: () => void;
  readonly children: ReactNode;
}

/** Why a number took no effect; laid over the page, so that no field moves. */
function Refusal({ id, field, onForget, children }: RefusalProps) {
  const bubble = useRef<HTMLDivElement>(null);
  const forget = useEffectEvent(onForget);
  useLayoutEffect(() => {
    bubble.current?.showPopover();
    if (field.current && bubble.current) placeBubble(field.current, bubble.current);
    const timer = window.setTimeout(() => forget(), noticeDurationMs);
    return () => {
      window.clearTimeout(timer);
      bubble.current?.hidePopover();
    };
  }, [field]);
  return (
    <div ref={bubble} id={id} popover="manual" role="alert" className={styles.refusal}>
      {children}
    </div>
  );
}

/** Whether the arrows changed the number: typed and pasted input has an input type. */
const isStep = (event: Event): boolean =>
  !(event instanceof InputEvent) || event.inputType === "insertReplacementText";

const inWords = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1e4 ? formatCount(value) : String(value);
