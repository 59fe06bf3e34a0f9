import { fetchedPart } from "../../shared/fetched-part.tsx";
import { fetchCompare } from "./fetch-compare.ts";

export const CompareLayout = fetchedPart(fetchCompare, { isFirst: true });
