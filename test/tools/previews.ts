/**
 * Photographs every claim's preview into `public/previews/`, after its outcome or its texts have
 * changed: `npm run previews`. `previews.json` beside them says what each picture shows.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { chromium } from "playwright";
import { claims } from "../../src/lessons/claims/registry.ts";
import { previewOf } from "../../src/lessons/pages/claim-pages.ts";
import { loadWords } from "../../src/words/say.ts";
import { previewDigest } from "./preview-digest.ts";

const folder = resolve(import.meta.dirname, "../../public/previews");
await loadWords("en", ["lessons", "units", "page"]);
await mkdir(folder, { recursive: true });

const executablePath = process.env.CHROME_PATH;
const browser = await chromium.launch(executablePath ? { executablePath } : {});
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
const digests: Record<string, string> = {};
for (const claim of claims) {
  const html = previewOf(claim);
  await page.setContent(html);
  const cut = await page.evaluate(
    () =>
      document.querySelector("main")?.scrollHeight !== document.querySelector("main")?.clientHeight,
  );
  if (cut) throw new Error(`${claim.id}: does not fit its preview`);
  await page.screenshot({ path: resolve(folder, `${claim.id}.png`) });
  digests[claim.id] = previewDigest(html);
}
await browser.close();
await writeFile(resolve(folder, "previews.json"), `${JSON.stringify(digests, null, 2)}\n`);
