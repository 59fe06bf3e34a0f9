import { fetchOnce } from "../../shared/fetch-once.ts";
import { fetchedPart } from "../../shared/fetched-part.tsx";

export const fetchCompare = fetchOnce(
  async () => (await import("./CompareLayout.tsx")).CompareLayout,
);

export const CompareLayout = fetchedPart(fetchCompare, { isFirst: true });
