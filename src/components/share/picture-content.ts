import type { PictureKind, Subscription } from "../../store/playground/pictures.ts";
import type { Playground } from "../../store/playground/playground.ts";

/** A picture's content, or the next one, for which it is subscribed to as long as that takes. */
export function nextContent<Kind extends PictureKind>(
  playground: Playground,
  wanted: Subscription<Kind>,
) {
  const source = playground.pictures.of(wanted);
  type Content = NonNullable<ReturnType<typeof source.getState>>;
  const known = source.getState();
  if (known) return Promise.resolve(known as Content);
  const stop = playground.pictures.subscribe(wanted as Subscription);
  return new Promise<Content>((resolve) => {
    const end = source.subscribe((content) => {
      if (!content) return;
      end();
      stop();
      resolve(content as Content);
    });
  });
}
