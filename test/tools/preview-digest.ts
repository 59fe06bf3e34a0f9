import { createHash } from "node:crypto";

/** Of what a preview's picture shows. */
export const previewDigest = (html: string): string =>
  createHash("sha256").update(html).digest("hex").slice(0, 16);
