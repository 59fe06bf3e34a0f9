/** How long it is told that something did not count: long enough to read it twice. */
export const noticeDurationMs = 8000;
