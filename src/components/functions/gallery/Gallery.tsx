import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { armOf } from "../../../engine/experiment/defaults.ts";
import { activationFunctions, resolveParameters } from "../../../functions/families/registry.ts";
import { type TraitId, traitIds } from "../../../functions/properties/traits.ts";
import { functionPicture } from "../../../plots/functions/function-picture.ts";
import { thumbnailAxes } from "../../../plots/functions/thumbnail.ts";
import { sheetMarkup } from "../../../plots/shared/download.ts";
import { say } from "../../../words/say.ts";
import { Icon } from "../../controls/Icon.tsx";
import {
  useFunctionsState,
  useFunctionsView,
  useSavedInventions,
} from "../../shared/functions-context.ts";
import { curveTable } from "../curves/curve-table.ts";
import { SaveMenu } from "../curves/SaveMenu.tsx";
import styles from "./Gallery.module.css";
import { GalleryFold } from "./GalleryFold.tsx";
import { GalleryItem } from "./GalleryItem.tsx";
import { neighbour } from "./gallery-neighbour.ts";
import {
  arrangeGallery,
  entryOf,
  type GalleryEntry,
  type GalleryGroup,
  type GroupId,
  type OrderId,
  orders,
  readAhead,
} from "./gallery-order.ts";

const readAheadPauseMs = 60;

const builtIn: readonly GalleryEntry[] = activationFunctions.map(({ id }) => entryOf(armOf(id)));

/** Every function as a small panel: search, filter, order, open one, tick several. */
export function Gallery() {
  const view = useFunctionsView();
  const inventions = useSavedInventions();
  const subject = useFunctionsState((state) => state.subject);
  const [search, setSearch] = useState("");
  const [traits, setTraits] = useState<ReadonlySet<TraitId>>(new Set<TraitId>());
  const [order, setOrder] = useState<OrderId>("family");
  const wish = useDeferredValue(
    useMemo(() => ({ search, traits, order }), [search, traits, order]),
  );
  const entries = useMemo(() => [...builtIn, ...inventions.map(entryOf)], [inventions]);
  const groups = useMemo(() => arrangeGallery(entries, wish), [entries, wish]);
  const found = groups.flatMap((group) => group.entries);
  useReadAhead(entries);
  const grid = useRef<HTMLDivElement>(null);
  const isOpen = ({ arm }: GalleryEntry) =>
    arm.invention
      ? arm.invention.name === subject.invention?.name
      : arm.activation === subject.activation;
  const [folds, setFolds] = useState<ReadonlyMap<GroupId, boolean>>(new Map<GroupId, boolean>());
  const isNarrowed = wish.search !== "" || wish.traits.size > 0;
  // What was asked for is not folded away, nor what stands large beside the gallery.
  const isUnfolded = ({ group, entries: members }: GalleryGroup) =>
    group === null ||
    isNarrowed ||
    (folds.get(group) ?? (group === "everyday" || group === "invented" || members.some(isOpen)));
  const shown = groups.filter(isUnfolded).flatMap((group) => group.entries);
  const reached = shown.find(isOpen) ?? shown[0];

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const buttons = [...(grid.current?.querySelectorAll<HTMLElement>("[data-panel]") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const next = neighbour(buttons, at, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  return (
    <section className={styles.gallery} aria-label={say("gallery.title")}>
      <div className={styles.tools}>
        <input
          type="search"
          className={styles.search}
          placeholder={say("gallery.searchHint")}
          aria-label={say("gallery.search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <select
          aria-label={say("gallery.order")}
          value={order}
          onChange={(event) => setOrder(event.target.value as OrderId)}
        >
          {orders.map((id) => (
            <option key={id} value={id}>
              {say(`gallery.order.${id}`)}
            </option>
          ))}
        </select>
      </div>
      <fieldset className={styles.traits}>
        <legend className="visually-hidden">{say("gallery.filters")}</legend>
        {traitIds.map((id) => (
          <button
            key={id}
            type="button"
            className={styles.trait}
            data-trait={id}
            aria-pressed={traits.has(id)}
            title={say(`trait.${id}.meaning`)}
            onClick={() => setTraits(toggled(traits, id))}
          >
            {say(`trait.${id}.label`)}
          </button>
        ))}
      </fieldset>
      <div className={styles.summary}>
        <p className={styles.legend} role="status">
          <Sample /> f <Sample isDashed /> f′ · {say("gallery.axes")} ·{" "}
          {found.length === entries.length
            ? say("gallery.count", { count: found.length })
            : say("gallery.countOf", { count: found.length, all: entries.length })}
        </p>
        <SaveMenu
          title={say("gallery.pictureName")}
          panel={() => sheetMarkup(drawingsIn(grid.current), 6, say("gallery.pictureTitle"))}
          table={() => galleryTable(shown)}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside */}
      <div ref={grid} className={styles.groups} onKeyDown={onKeyDown}>
        {groups.map((group) => {
          const panels = (
            <ul className={styles.panels}>
              {group.entries.map((entry) => (
                <GalleryItem
                  key={
                    entry.arm.invention
                      ? `invented:${entry.arm.invention.name}`
                      : entry.activation.id
                  }
                  entry={entry}
                  isOpen={isOpen(entry)}
                  isReached={entry === reached}
                />
              ))}
            </ul>
          );
          const { group: name } = group;
          if (name === null) {
            return (
              <section key="all" className={styles.flat} aria-label={say("gallery.list")}>
                {panels}
              </section>
            );
          }
          const isUnfoldedNow = isUnfolded(group);
          return (
            <GalleryFold
              key={name}
              title={say(`family.${name}`)}
              count={group.entries.length}
              isUnfolded={isUnfoldedNow}
              onToggle={() => setFolds((before) => new Map(before).set(name, !isUnfoldedNow))}
            >
              {panels}
            </GalleryFold>
          );
        })}
        {found.length === 0 && <p className={styles.none}>{say("gallery.none")}</p>}
        <button
          type="button"
          className={styles.invent}
          onClick={() =>
            view.invent({
              name: freshName(inventions.map(({ invention }) => invention.name)),
              formula: "z * sigmoid(beta * z)",
              learnable: [],
            })
          }
        >
          <Icon name="add" /> {say("gallery.invent")}
        </button>
      </div>
    </section>
  );
}

/** One function at a time, with pauses in between, so that no frame is late. */
function useReadAhead(entries: readonly GalleryEntry[]): void {
  useEffect(() => {
    let next = 0;
    const timer = setInterval(() => {
      const entry = entries[next++];
      if (entry) readAhead(entry);
      else clearInterval(timer);
    }, readAheadPauseMs);
    return () => clearInterval(timer);
  }, [entries]);
}

function toggled(traits: ReadonlySet<TraitId>, id: TraitId): ReadonlySet<TraitId> {
  const next = new Set(traits);
  if (!next.delete(id)) next.add(id);
  return next;
}

const drawingsIn = (grid: HTMLElement | null) =>
  [...(grid?.querySelectorAll<HTMLElement>("[data-panel]") ?? [])].flatMap((panel) => {
    const drawing = panel.querySelector<SVGSVGElement>("svg");
    return drawing ? [{ drawing, label: panel.title }] : [];
  });

/** f and f′ of everything shown, over the gallery's own axis. */
function galleryTable(entries: readonly GalleryEntry[]) {
  const curves = entries.flatMap(({ arm, activation }) => {
    const picture = functionPicture(activation, resolveParameters(activation, arm.parameters));
    return [
      { label: `${activation.label} f`, at: picture.value },
      { label: `${activation.label} f′`, at: picture.derivative },
    ];
  });
  return curveTable(curves, thumbnailAxes.z);
}

/** "My function", "My function 2", … */
function freshName(taken: readonly string[]): string {
  const named = (number: number) => say("gallery.freshName", { number });
  let number = 1;
  while (taken.includes(named(number))) number++;
  return named(number);
}

function Sample({ isDashed = false }: { readonly isDashed?: boolean }) {
  return (
    <svg className={styles.sample} width={24} height={8} aria-hidden="true">
      <path d="M1,4H23" strokeDasharray={isDashed ? "4 3" : undefined} />
    </svg>
  );
}
