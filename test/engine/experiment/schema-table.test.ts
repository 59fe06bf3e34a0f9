import { expect, test } from "vitest";
import { fieldPaths } from "../../../src/engine/experiment/fields.ts";
import { schemaTable } from "../../../src/engine/experiment/schema-table.ts";

test("the table has a row for every field, with its default, limits and key", () => {
  const rows = schemaTable().split("\n");
  expect(rows).toHaveLength(fieldPaths.length + 2);
  expect(rows).toContain(
    "| `optimiser.learningRate` | `0.03` | a number from 1e-7 to 100 | `rate` | Learning rate η, for every arm that has none of its own. |",
  );
  expect(rows).toContain(
    '| `batch.shuffle` | `"once"` | `once`, `everyEpoch` | `shuffle` | When the order of the training examples is drawn. |',
  );
});
