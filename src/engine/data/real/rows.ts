import rows from "./rows.json" with { type: "json" };
import { provideRealRows } from "./shelf.ts";

provideRealRows(rows);
