import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { NetworkShape } from "../../engine/network/network-shape.ts";
import { partUnder } from "./network-elements.ts";
import { type NetworkPart, nextPart, partKey, tabStop } from "./network-parts.ts";

interface PointedPartOptions {
  readonly shape: NetworkShape;
  readonly featureCount: number;
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly onPoint?: ((part: NetworkPart | null) => void) | undefined;
  /** A part was clicked, or Enter or space was pressed on it. */
  readonly onActivate: (part: NetworkPart) => void;
}

/** A finger on a unit looks at it, as a mouse does without a click. */
const isTouch = ({ nativeEvent }: MouseEvent): boolean =>
  nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch";

/**
 * Which part of a network is pointed at, by mouse, touch or keyboard. One part is
 * reached by Tab; keys lead from it to the others, as `nextPart` says.
 */
export function usePointedPart(options: PointedPartOptions) {
  const { shape, featureCount, svg, onPoint, onActivate } = options;
  const moveFocus = useRef(false);
  const [stop, setStop] = useState<NetworkPart>({ kind: "feature", feature: 0 });
  const [focused, setFocused] = useState<NetworkPart | null>(null);
  const [hovered, setHovered] = useState<NetworkPart | null>(null);

  useLayoutEffect(() => {
    if (!moveFocus.current) return;
    moveFocus.current = false;
    svg.current?.querySelector<SVGElement>(`[data-part="${partKey(stop)}"][tabindex]`)?.focus();
  });

  const hover = (part: NetworkPart | null) => {
    setHovered(part);
    onPoint?.(part ?? focused);
  };
  const focus = (part: NetworkPart | null) => {
    setFocused(part);
    onPoint?.(part ?? hovered);
  };
  const goTo = (part: NetworkPart) => {
    moveFocus.current = true;
    setStop(part);
    setFocused(part);
  };

  return {
    pointed: hovered ?? focused,
    stop: focused ?? tabStop(shape, featureCount, stop),
    goTo,
    handlers: {
      onPointerOver: (event: { readonly target: EventTarget }) => hover(partUnder(event)),
      onPointerLeave: () => hover(null),
      onFocus: (event: FocusEvent) => {
        const part = partUnder(event);
        if (!part) return;
        setStop(part);
        focus(part);
      },
      onBlur: () => focus(null),
      onKeyDown: (event: KeyboardEvent) => {
        const part = partUnder(event);
        if (!part || event.altKey || event.ctrlKey || event.metaKey) return;
        const isPress = event.key === "Enter" || event.key === " ";
        const next = nextPart(shape, featureCount, part, event.key);
        if (next) goTo(next);
        else if (isPress && part.kind !== "unit") onActivate(part);
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
      onClick: (event: MouseEvent) => {
        const part = partUnder(event);
        if (part && !(part.kind === "unit" && isTouch(event))) onActivate(part);
      },
    },
  };
}
