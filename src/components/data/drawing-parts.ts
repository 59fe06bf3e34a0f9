/** What a pen needs on the page; one file, so that it is fetched as one. */
export { DrawingPad } from "./DrawingPad.tsx";
export { DrawingTools } from "./DrawingTools.tsx";
