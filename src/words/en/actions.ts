/** What a person can set going, and what is said of it. */
export const actions = {
  "action.play": "Play",
  "action.pause": "Pause",
  "action.stepEpoch": "Step one epoch",
  "action.stepUpdate": "Step one update",
  "action.reset": "Reset",
  "action.goToNow": "Back to now",
  "action.undo": "Undo",
  "action.redo": "Redo",
  "action.addActivation": "Add an activation",
  "action.compare": "Compare: every activation large",
  "action.inspect": "Inspect: one network from inside",
  "action.lectureSize": "Lecture size",
  "action.copyLink": "Copy the link",
  "action.withKey": "{name} ({key})",
  "key.space": "space",
  "key.ctrl": "Ctrl",
  "key.shift": "Shift",
  "notice.linkCopied": "The link is copied.",
  "notice.linkRefused": "The browser did not let the link be copied: it is in the address line.",
  "notice.locked": "This link keeps that as it is.",
  "notice.lockedSetUp":
    "This link keeps parts of the set-up as they are, which that would change: nothing was changed.",
  "notice.arithmetic":
    "This link’s numbers were made by version {version} of the arithmetic, this page has version {own}: runs may differ in their last digits, and later by more.",
  "notice.returnedToStart":
    "This run is long: it stands at its start. Press play to repeat it, bit for bit.",
} as const;
