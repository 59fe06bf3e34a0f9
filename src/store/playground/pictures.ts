import { createStore, type StoreApi } from "zustand/vanilla";
import type { ArmId } from "../../protocol/messages.ts";
import type {
  Picture,
  PictureContents,
  PictureKind,
  Subscription,
} from "../../protocol/pictures.ts";

export type { Moment } from "../../protocol/pictures.ts";
export type { PictureContents, PictureKind, Subscription };

/** A picture's newest content, at display rate; null before the first. */
export type PictureSource<Kind extends PictureKind = PictureKind> = StoreApi<
  PictureContents[Kind] | null
>;

/** What is drawn, of whichever arms: each picture that is shown is subscribed to for as long. */
export interface Pictures {
  /** The same source for the same subscription. */
  of<Kind extends PictureKind>(subscription: Subscription<Kind>): PictureSource<Kind>;
  /** Has the picture kept up to date until what it returns is called. */
  subscribe(subscription: Subscription): () => void;
  /** Each picture that is subscribed to, once. */
  subscriptions(): readonly Subscription[];
  receive(pictures: readonly Picture[]): void;
  /** Lets go of the pictures of all other arms. */
  keepOnly(armIds: readonly ArmId[]): void;
}

const keyOf = ({ kind, armId, cells, example, at }: Subscription): string =>
  `${kind} ${armId} ${cells} ${example} ${at}`;

/** `onChange` is called a moment after the subscriptions changed, once for all that change together. */
export function createPictures(onChange: () => void): Pictures {
  const sources = new Map<string, { readonly armId: ArmId; readonly source: PictureSource }>();
  const wanted = new Map<string, { readonly subscription: Subscription; count: number }>();
  let isChanging = false;

  function announce(): void {
    if (isChanging) return;
    isChanging = true;
    queueMicrotask(() => {
      isChanging = false;
      onChange();
    });
  }

  function of<Kind extends PictureKind>(subscription: Subscription<Kind>): PictureSource<Kind> {
    const key = keyOf(subscription);
    let known = sources.get(key);
    if (!known) {
      known = { armId: subscription.armId, source: createStore(() => null) };
      sources.set(key, known);
    }
    return known.source as unknown as PictureSource<Kind>;
  }

  return {
    of,
    subscribe(subscription) {
      const key = keyOf(subscription);
      const entry = wanted.get(key) ?? { subscription, count: 0 };
      entry.count += 1;
      wanted.set(key, entry);
      if (entry.count === 1) announce();
      return () => {
        entry.count -= 1;
        if (entry.count > 0) return;
        wanted.delete(key);
        announce();
      };
    },
    subscriptions: () => [...wanted.values()].map(({ subscription }) => subscription),
    receive(pictures) {
      for (const { subscription, content } of pictures) of(subscription).setState(content, true);
    },
    keepOnly(armIds) {
      for (const [key, { armId }] of sources) if (!armIds.includes(armId)) sources.delete(key);
    },
  };
}
