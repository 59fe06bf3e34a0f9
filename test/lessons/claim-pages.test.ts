import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { withPictureAddresses } from "../../src/build/claim-pages.ts";
import { claims } from "../../src/lessons/claims/registry.ts";
import { claimPages, previewOf } from "../../src/lessons/pages/claim-pages.ts";
import { previewDigest } from "../tools/preview-digest.ts";

test("every claim has a page that is readable without a script, and the list leads to it", async () => {
  const files = new Map((await claimPages()).map(({ fileName, source }) => [fileName, source]));
  const list = files.get("claims/index.html") ?? "";
  for (const { id, claim, careful } of claims) {
    const page = files.get(`claims/${id}.html`) ?? "";
    expect(page).toContain(`<h1>${claim}</h1>`);
    expect(page).toContain(`<meta property="og:title" content="${claim}">`);
    expect(page).toContain(careful.replaceAll("&", "&amp;"));
    expect(page).toContain(`href="../?view=claims&amp;claim=${id}"`);
    expect(page).not.toMatch(/<script|NaN|undefined|\{\w+\}/);
    expect(list).toContain(`href="${id}.html"`);
  }
  expect(files.size).toBe(2 * claims.length + 4);
});

test("every claim has a preview's picture, taken of what it says now", async () => {
  const files = new Map((await claimPages()).map(({ fileName, source }) => [fileName, source]));
  const folder = resolve(import.meta.dirname, "../../public/previews");
  const taken = JSON.parse(await readFile(resolve(folder, "previews.json"), "utf8")) as unknown;
  // Where this fails, the texts or the outcomes have changed: `npm run previews`.
  expect(taken).toEqual(
    Object.fromEntries(claims.map((claim) => [claim.id, previewDigest(previewOf(claim))])),
  );
  for (const { id } of claims) {
    const tag = `<meta property="og:image" content="../previews/${id}.png">`;
    expect(files.get(`claims/${id}.html`)).toContain(tag);
    // A PNG's header says its size.
    const picture = await readFile(resolve(folder, `${id}.png`));
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});

test("with the page's address known, previews have whole ones", () => {
  const tag = '<meta property="og:image" content="../previews/elu.png">';
  expect(withPictureAddresses(tag, "https://a.example/x/")).toBe(
    '<meta property="og:image" content="https://a.example/x/previews/elu.png">',
  );
  expect(withPictureAddresses('<link href="../x">', "https://a.example")).toBe(
    '<link href="../x">',
  );
});

test("a page's picture says what the runs say: medians, intervals, and those that never got there", async () => {
  const files = new Map((await claimPages()).map(({ fileName, source }) => [fileName, source]));
  const page = files.get("claims/more-neurons.html") ?? "";
  const [picture = ""] = page.match(/<svg.*?<\/svg>/s) ?? [];
  // Two ReLU neurons cannot close a curve round the circle; eight always do.
  expect(picture).toContain(">32 of 32<");
  expect(picture.match(/class="median"/g)).toHaveLength(2);
  expect(page).toContain('<p class="verdict">It does not hold here.</p>');
});

test("a worksheet leaves room for every row of the trials, and the key fills all of them in", async () => {
  const files = new Map((await claimPages()).map(({ fileName, source }) => [fileName, source]));
  const sheet = files.get("claims/more-neurons-worksheet.html") ?? "";
  // Three widths in each of two trials: median and arrivals to be filled in.
  expect(sheet.match(/<td><\/td>/g)).toHaveLength(12);
  const key = files.get("claims/key.html") ?? "";
  expect(key).not.toContain("<td></td>");
  expect(key).toContain("<td>never</td><td>0 / 32</td>");
  expect(key.match(/(\w{4}-){3}\w{4}/g)?.length).toBeGreaterThan(claims.length);
});
