/** Windows too narrow for the panels beside each other: they open in the layout that compares. */
export const narrowWindow = "(max-width: 1100px)";
