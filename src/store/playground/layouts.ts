/** `inspect` shows one network from inside, `compare` every arm as large as the window allows. */
export const layouts = ["inspect", "compare"] as const;

export type Layout = (typeof layouts)[number];
