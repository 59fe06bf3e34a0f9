import { useEffect, useState } from "react";
import styles from "./Spotlight.module.css";
import { spotlightKey } from "./spotlight-key.ts";

/** What stands out as a whole, the innermost first; SVG groups say so by `data-spot`. */
const spots = ["[data-spot]", "tr", "li", "p", "h2", "h3", "figure", "button", "section"].join();
const typing = ["input", "textarea", "select", "[role=dialog]"].join();

/** Around a pointer that is on nothing in particular, in pixels. */
const radiusPx = 90;
const rimPx = 8;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** For a lecture: while the key is held, what the pointer is on stays bright, and all else is dimmed. */
export function Spotlight() {
  const box = useSpot();
  return box && <div className={styles.spot} style={{ ...box }} aria-hidden="true" />;
}

function useSpot(): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    let isHeld = false;
    let pointer = { x: window.innerWidth / 2, y: window.innerHeight / 2 };
    const show = () => setBox(isHeld ? boxAt(pointer) : null);
    const release = () => {
      isHeld = false;
      show();
    };
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      pointer = { x: clientX, y: clientY };
      if (isHeld) show();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target } = event;
      const isOther = key.toLowerCase() !== spotlightKey || event.ctrlKey || event.metaKey;
      if (isOther || event.altKey || (target instanceof Element && target.closest(typing))) return;
      isHeld = true;
      show();
    };
    const onKeyUp = ({ key }: KeyboardEvent) => {
      if (key.toLowerCase() === spotlightKey) release();
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("keyup", onKeyUp);
    window.addEventListener("blur", release);
    window.addEventListener("scroll", show, true);
    return () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("keyup", onKeyUp);
      window.removeEventListener("blur", release);
      window.removeEventListener("scroll", show, true);
    };
  }, []);
  return box;
}

function boxAt({ x, y }: { readonly x: number; readonly y: number }): Box {
  const found = document.elementFromPoint(x, y)?.closest(spots)?.getBoundingClientRect();
  // A part that fills the window is no part.
  const isPart = found && found.height < window.innerHeight * 0.8;
  const { left, top, width, height } = isPart
    ? found
    : { left: x - radiusPx, top: y - radiusPx, width: 2 * radiusPx, height: 2 * radiusPx };
  return {
    left: left - rimPx,
    top: top - rimPx,
    width: width + 2 * rimPx,
    height: height + 2 * rimPx,
  };
}
