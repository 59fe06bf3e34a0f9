import { fetchOnce } from "../../shared/fetch-once.ts";

export const fetchCompare = fetchOnce(
  async () => (await import("./CompareLayout.tsx")).CompareLayout,
);
