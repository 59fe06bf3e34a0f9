import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { activationFunctions, resolveParameters } from "../../src/functions/families/registry.ts";
import { FunctionThumbnail } from "../../src/plots/functions/FunctionThumbnail.tsx";
import { functionRecords, layerRecords } from "../functions/families/records/records.ts";

/** Enough of the page's style for a person to look at the stored pictures. */
const style =
  "<style>path{fill:none;stroke:#0b63c5;stroke-width:2}path:first-of-type{stroke-width:1.3;" +
  "stroke-dasharray:4 3}line{stroke:#8a8f94;stroke-width:.5}circle{fill:#0b63c5}</style>";

/** What the gallery shows, with numbers to a tenth of a pixel: no machine's last bit may matter. */
function picture(id: string): string {
  const activation = activationFunctions.find((one) => one.id === id);
  if (!activation) throw new Error(id);
  const markup = renderToStaticMarkup(
    createElement(FunctionThumbnail, { activation, parameters: resolveParameters(activation) }),
  );
  return markup
    .replace(/ class="[^"]*"/g, "")
    .replace(/<clipPath id="[^"]*"/, '<clipPath id="frame"')
    .replace(/url\(#[^)]*\)/, "url(#frame)")
    .replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10))
    .replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(/(<svg[^>]*>)/, `$1${style}`)
    .replaceAll("><", ">\n<")
    .concat("\n");
}

describe("the panel of the gallery", () => {
  test.each(activationFunctions.map(({ id }) => id))("for %s is the stored one", async (id) => {
    await expect(picture(id)).toMatchFileSnapshot(`./${id}.svg`);
  });

  test("differs from function to function, but where a record says that it cannot", () => {
    const first = new Map<string, string>();
    for (const { id } of activationFunctions) {
      const drawn = picture(id);
      expect(first.get(drawn), id).toBe((functionRecords[id] ?? layerRecords[id])?.drawnLike);
      if (!first.has(drawn)) first.set(drawn, id);
    }
  });
});
