/** Where data are brought: all datasets, typed rules. */
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
} as const;
