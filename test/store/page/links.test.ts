import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import { readField } from "../../../src/engine/experiment/field-access.ts";
import { fieldPaths } from "../../../src/engine/experiment/fields.ts";
import { functionKeys } from "../../../src/store/functions/functions-view.ts";
import { queryOfAddress, readAddress } from "../../../src/store/page/address.ts";
import { linkSettingsFromQuery, linkSettingsKeys } from "../../../src/store/page/link-settings.ts";
import { claimKeys, lectureKeys, raceKeys } from "../../../src/store/page/view-keys.ts";
import { noLinkSettings } from "../../../src/store/playground/link-limits.ts";
import { whyKeys } from "../../../src/store/why/why-view.ts";

/** A link that was given out, and what it must open for good: written by hand from its text. */
interface GivenLink {
  readonly link: string;
  /** The version of the arithmetic when such links began. */
  readonly since: number;
  /** Fields that are not as the page opens, but for the arms. */
  readonly gives: Readonly<Record<string, unknown>>;
  readonly arms?: readonly string[];
  readonly view?: string;
  readonly layout?: string;
  readonly settings?: unknown;
}

const links: readonly GivenLink[] = JSON.parse(
  readFileSync(new URL("../../fixtures/links/links.json", import.meta.url), "utf8"),
);

test.each(links)("$link opens what it always has", (given) => {
  const { link, gives, arms, view = null, layout = null, settings = noLinkSettings } = given;
  const { search, hash } = new URL(link, "https://example.org");
  const query = queryOfAddress({ search, hash });
  const read = readAddress(query, [
    ...["lang", ...linkSettingsKeys, ...functionKeys, ...raceKeys],
    ...[...claimKeys, ...lectureKeys, ...whyKeys],
  ]);
  expect(read.problems).toEqual([]);
  expect(read).toMatchObject({ view, layout });
  const others = fieldPaths.filter((path) => path !== "arms");
  const changed = others.flatMap((path) => {
    const value = readField(read.experiment, path);
    const usual = readField(defaultExperiment, path);
    return JSON.stringify(value) === JSON.stringify(usual) ? [] : [[path, value] as const];
  });
  expect(Object.fromEntries(changed)).toEqual(gives);
  const opened = read.experiment.arms.map(({ activation }) => activation);
  expect(opened).toEqual(arms ?? defaultExperiment.arms.map(({ activation }) => activation));
  expect(linkSettingsFromQuery(query)).toEqual({ settings, problems: [] });
});
