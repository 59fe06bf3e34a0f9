/** How long a notice about a refused value stays: long enough to read it twice. */
export const noticeDurationMs = 8000;
