import { type NetworkPart, partOfKey } from "./network-parts.ts";

/** The part of the network whose element an event met; null beside all parts. */
export function partUnder(event: { readonly target: EventTarget }): NetworkPart | null {
  if (!(event.target instanceof Element)) return null;
  const key = event.target.closest("[data-part]")?.getAttribute("data-part");
  return key ? partOfKey(key) : null;
}

/** The elements that are painted with every frame, each with its part. */
export function* liveElements(svg: SVGSVGElement) {
  for (const element of svg.querySelectorAll("[data-live]")) {
    const part = partOfKey(element.getAttribute("data-live") ?? "");
    if (part) yield { element, part };
  }
}
