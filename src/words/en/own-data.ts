/** Where data are brought: all datasets, typed rules, links of TensorFlow Playground. */
export const ownData = {
  "ownData.close": "Close the datasets",
  "ownData.rule.title": "Type a rule",
  "ownData.rule.label": "Rule over x1 and x2",
  "ownData.rule.use": "Use this rule",
  "ownData.rule.examples": "Examples of rules",
  "ownData.rule.condition":
    "A condition: as many points where it holds (blue) as where it does not (orange).",
  "ownData.rule.value": "A value: the networks learn it as it is.",
  "ownData.rule.scaled": "A value: the networks learn it divided by {scale}.",
  "ownData.link.same":
    "Set up as TensorFlow Playground’s link says; points and weights are drawn anew.",
  "ownData.link.differs":
    "Set up as TensorFlow Playground’s link says; points and weights are drawn anew, and different is: {list}.",
  "ownData.link.number": "{key} ({used} in place of {given})",
  "ownData.link.choice": "{key} ({used}, as there is no {given})",
  "ownData.link.shape": "networkShape (up to 12 layers of 1 to 64 neurons)",
  "ownData.link.hiddenControls": "no control is hidden",
  "ownData.link.tutorial": "there is no tutorial",
  "ownData.link.keys": "{list} {count, plural, one {is} other {are}} not known",
} as const;
