import { expect, test } from "vitest";
import { claims } from "../../src/lessons/claims/registry.ts";
import { claimPages } from "../../src/lessons/pages/claim-pages.ts";

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
