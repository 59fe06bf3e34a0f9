import { afterAll, beforeAll } from "vitest";
import { openStage, type Stage } from "./harness.ts";

/** A stage that is opened before the tests of this file or group, and closed after them. */
export function testStage(base?: string): Pick<Stage, "address" | "openPage"> {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(base);
  });
  afterAll(() => stage.close());
  return {
    get address() {
      return stage.address;
    },
    openPage: (options) => stage.openPage(options),
  };
}
