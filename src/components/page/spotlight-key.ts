/** Held, it dims everything but what the pointer is on. */
export const spotlightKey = "d";
