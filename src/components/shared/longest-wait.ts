/** Milliseconds; where the first picture takes longer, what it does not need comes before it. */
export const longestWaitMs = 1500;
