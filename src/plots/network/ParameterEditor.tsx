import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { experimentFields } from "../../engine/experiment/fields.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import styles from "./NetworkDiagram.module.css";

interface ParameterEditorProps {
  /** What is edited, in words: "weight from x₁ to layer 1, neuron 2". */
  readonly name: string;
  readonly kind: ActivationFunction["kind"];
  /** The values at the moment of opening, one per linear map of the unit. */
  readonly values: readonly number[];
  /** Where it stands in its frame. */
  readonly x: number;
  readonly y: number;
  /** A map's new value, with every change of its field. */
  readonly onChange: (map: number, value: number) => void;
  /** Enter, focus has gone elsewhere, or Escape, which first puts the values back. */
  readonly onClose: () => void;
}

/** The limit that an experiment's own weights have: beyond it float32 soon overflows. */
const { max: largest } = experimentFields["initialisation.explicit"];

const isBeyond = (text: string): boolean => Math.abs(Number(text)) > largest;

/** Number fields for one weight or bias, each change taking effect at once, until Escape takes it back. */
export function ParameterEditor({
  name,
  kind,
  values,
  x,
  y,
  onChange,
  onClose,
}: ParameterEditorProps) {
  const title = useId();
  const first = useRef<HTMLInputElement>(null);
  const [opening] = useState(values);
  const changed = useRef(new Set<number>());
  const [texts, setTexts] = useState(() =>
    values.map((value) => String(Number(value.toPrecision(3)))),
  );

  useEffect(() => first.current?.select(), []);

  const change = (map: number, text: string) => {
    setTexts((before) => before.map((old, index) => (index === map ? text : old)));
    const value = Number(text);
    if (text.trim() === "" || isBeyond(text)) return;
    changed.current.add(map);
    onChange(map, value);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!texts.some(isBeyond)) onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys typed here belong to the field, not to the page's short cuts.
    event.stopPropagation();
    if (event.key !== "Escape") return;
    for (const map of changed.current) onChange(map, opening[map] ?? 0);
    onClose();
  };

  return (
    <div
      className={styles.editor}
      style={{ left: x, top: y }}
      role="dialog"
      aria-labelledby={title}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      <form noValidate onSubmit={submit}>
        <div id={title} className={styles.editorTitle}>
          {name}
        </div>
        {texts.map((text, map) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a linear map is known by its place only
          <label key={map} className={styles.field}>
            {texts.length > 1 && <span>{say("chart.network.map", { kind, number: map + 1 })}</span>}
            <input
              ref={map === 0 ? first : null}
              type="number"
              step={0.1}
              value={text}
              min={-largest}
              max={largest}
              aria-invalid={isBeyond(text)}
              aria-label={texts.length > 1 ? undefined : say("chart.network.value")}
              onChange={(event) => change(map, event.target.value)}
            />
          </label>
        ))}
        {texts.some(isBeyond) && (
          <p className={styles.refused} role="alert">
            {say("chart.network.refused", { largest: formatCount(largest) })}
          </p>
        )}
        {/* Enter submits a form of several fields only where there is a button. */}
        <button type="submit" className={styles.done}>
          {say("chart.network.done")}
        </button>
      </form>
    </div>
  );
}
