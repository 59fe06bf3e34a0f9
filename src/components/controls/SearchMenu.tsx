import {
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { say } from "../../words/say.ts";
import { placeBubble } from "./place-bubble.ts";
import styles from "./SearchMenu.module.css";

export interface MenuOption {
  readonly id: string;
  readonly label: string;
  /** Every name by which it is found, and what it belongs to. */
  readonly names: readonly string[];
  readonly family: string;
  /** Said beside the label: the name by which it was found. */
  readonly detail?: string;
}

export interface MenuGroup<Option extends MenuOption> {
  /** Null where the options are no group, but what a search found. */
  readonly label: string | null;
  readonly options: readonly Option[];
}

interface SearchMenuProps<Option extends MenuOption> {
  /** Of the button that opens the menu, and of the list. */
  readonly label: string;
  readonly searchLabel: string;
  readonly className?: string | undefined;
  /** The id of the option that stands. */
  readonly chosen: string;
  /** All groups for an empty query. */
  readonly search: (query: string) => readonly MenuGroup<Option>[];
  readonly onChoose: (option: Option) => void;
}

const pageLength = 8;

/** A menu too long to be read through: type to find, arrows to walk, Enter to choose, Escape to leave. */
export function SearchMenu<Option extends MenuOption>(props: SearchMenuProps<Option>) {
  const { label, className, onChoose } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        popoverTarget={id}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          bubble.current?.showPopover();
        }}
      />
      <div
        ref={bubble}
        id={id}
        popover="auto"
        className={styles.bubble}
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        {isOpen && (
          <SearchList
            {...props}
            onShown={() => {
              if (button.current && bubble.current) placeBubble(button.current, bubble.current);
            }}
            onChoose={(option) => {
              bubble.current?.hidePopover();
              button.current?.focus();
              onChoose(option);
            }}
          />
        )}
      </div>
    </>
  );
}

function SearchList<Option extends MenuOption>(
  props: SearchMenuProps<Option> & { readonly onShown: () => void },
) {
  const { label, searchLabel, chosen, search, onChoose, onShown } = props;
  const id = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(chosen);
  const groups = search(query);
  const options = groups.flatMap((group) => group.options);
  const place = Math.max(
    0,
    options.findIndex((option) => option.id === active),
  );
  const optionId = (option: Option): string => `${id}-${option.id}`;
  const current = options[place];

  // Only with the list in it does the bubble have the size that it is placed by.
  useLayoutEffect(onShown);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageLength,
      PageUp: -pageLength,
    };
    const step = steps[event.key];
    if (event.key === "Enter" && current) {
      // The button that gets the focus is not pressed by the same key.
      event.preventDefault();
      onChoose(current);
    }
    if (step === undefined) return;
    event.preventDefault();
    const next = options[Math.min(Math.max(0, place + step), options.length - 1)];
    if (next) setActive(next.id);
  };

  return (
    <>
      <input
        ref={takeFocus}
        className={styles.search}
        type="text"
        role="combobox"
        aria-label={searchLabel}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={current && optionId(current)}
        placeholder={searchLabel}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          // An empty field shows everything again, from what stands; a search, its best answer.
          const [best] = search(event.target.value).flatMap((group) => group.options);
          setActive(event.target.value === "" ? chosen : (best?.id ?? chosen));
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={label} className={styles.list}>
        {groups.map((group) => (
          <Group key={group.label ?? ""} label={group.label}>
            {group.options.map((option) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the search field takes the keys
              <div
                key={option.id}
                id={optionId(option)}
                ref={option.id === current?.id ? scrollIntoList : null}
                role="option"
                tabIndex={-1}
                aria-selected={option.id === chosen}
                data-active={option.id === current?.id}
                className={styles.option}
                onClick={() => onChoose(option)}
              >
                {option.label}
                {option.detail && <span className={styles.detail}>{option.detail}</span>}
              </div>
            ))}
          </Group>
        ))}
      </div>
      <p role="status" className={options.length > 0 ? "visually-hidden" : styles.none}>
        {query !== "" && say("menu.found", { count: options.length })}
      </p>
    </>
  );
}

function Group({ label, children }: { label: string | null; children: ReactNode }) {
  const id = useId();
  if (label === null) return children;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list box
    <div role="group" aria-labelledby={id}>
      <div id={id} className={styles.family}>
        {label}
      </div>
      {children}
    </div>
  );
}

const takeFocus = (element: HTMLElement | null): void => element?.focus();

const scrollIntoList = (element: HTMLElement | null): void =>
  element?.scrollIntoView({ block: "nearest" });
