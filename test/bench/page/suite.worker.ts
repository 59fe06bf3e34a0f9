import { runSuite, type SuiteResult } from "../suite.ts";

export type SuiteReport = { readonly result: SuiteResult } | { readonly error: string };

const report = (message: SuiteReport): void => postMessage(message);

runSuite(() => undefined).then(
  (result) => report({ result }),
  (error: unknown) => report({ error: String(error) }),
);
