import { kernelMs } from "../kernel-creation.ts";

/** Makes one kernel, the first of its thread, and says how long that took. */
addEventListener(
  "message",
  ({ data }: MessageEvent<{ readonly hidden: readonly number[]; readonly activation: string }>) =>
    postMessage(kernelMs(data.hidden, data.activation)),
);
