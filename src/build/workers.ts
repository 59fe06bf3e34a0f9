import { resolve } from "node:path";
import type { Plugin } from "vite";

const workerAddress = /new URL\("(\.[^"]+\.worker\.ts)", import\.meta\.url\)/g;

/**
 * Builds workers together with the page, so that they share the chunks of what both need: Vite
 * bundles each worker by itself, and what the page has would come over the network again.
 */
export function workers(): Plugin {
  return {
    name: "workers",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!/new Worker\(/.test(code)) return null;
      const changed = code.replace(workerAddress, (_, path: string) => {
        const worker = resolve(id, "..", path);
        const reference = this.emitFile({ type: "chunk", id: worker });
        return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
      });
      if (changed === code) this.error(`${id} starts a worker in a form that is not found.`);
      return { code: changed, map: null };
    },
  };
}
