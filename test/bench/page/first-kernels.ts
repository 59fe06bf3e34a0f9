import { type KernelCreation, kernelNetworks } from "../kernel-creation.ts";
import { spreadOf } from "../measure.ts";
import { racingArms } from "../race.ts";

/** Each kernel as the first of a fresh worker: what a change waits for after a page has loaded. */
export async function measureFirstKernels(): Promise<readonly KernelCreation[]> {
  const results: KernelCreation[] = [];
  for (const hidden of kernelNetworks) {
    const ms: number[] = [];
    for (const activation of racingArms) ms.push(await inFreshWorker(hidden, activation));
    results.push({ hidden, ms: spreadOf(ms) });
  }
  return results;
}

function inFreshWorker(hidden: readonly number[], activation: string): Promise<number> {
  const worker = new Worker(new URL("./kernel.worker.ts", import.meta.url), { type: "module" });
  const answer = new Promise<number>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<number>) => resolve(data));
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
  });
  worker.postMessage({ hidden, activation });
  return answer.finally(() => worker.terminate());
}
