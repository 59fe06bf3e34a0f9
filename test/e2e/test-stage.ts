import { beforeAll } from "vitest";
import { openStage, type Stage } from "./harness.ts";

/** A stage for the tests of this file or group. */
export function testStage(base?: string): Stage {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(base);
  });
  return {
    get address() {
      return stage.address;
    },
    openPage: (options) => stage.openPage(options),
  };
}
