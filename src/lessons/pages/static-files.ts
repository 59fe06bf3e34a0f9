import { claimPages } from "./claim-pages.ts";

/** Made while this module loads: what loads it for the build, loads nothing afterwards. */
export const staticFiles = await claimPages();
