import { useState } from "react";

interface NumberInputProps {
  readonly id: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
  readonly label?: string;
  readonly className?: string | undefined;
  readonly onCommit: (value: number) => void;
}

/** A number that counts when it is whole and allowed: on Enter, on leaving, or by the arrows. */
export function NumberInput(props: NumberInputProps) {
  const { id, value, min, max, integer = false, label, className, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const isAllowed = (text: string): boolean => {
    const number = Number(text);
    const isInRange = text.trim() !== "" && number >= min && number <= max;
    return isInRange && (!integer || Number.isInteger(number));
  };
  const commit = () => {
    if (draft !== null && isAllowed(draft) && Number(draft) !== value) onCommit(Number(draft));
    setDraft(null);
  };
  const isBad = draft !== null && !isAllowed(draft);
  return (
    <input
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
      title={`${integer ? "A whole number" : "A number"} from ${min} to ${max}`}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setDraft(null);
      }}
    />
  );
}
