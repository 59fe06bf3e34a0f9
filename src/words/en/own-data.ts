/** Where data are brought: all datasets, typed rules, tables, links of TensorFlow Playground. */
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
    "Set up as TensorFlow Playground’s link says; {draws, select, points {its very points, weights drawn anew} other {points and weights are drawn anew}}.",
  "ownData.link.differs":
    "Set up as TensorFlow Playground’s link says; {draws, select, points {its very points, weights drawn anew} other {points and weights are drawn anew}}, and different is: {list}.",
  "ownData.link.number": "{key} ({used} in place of {given})",
  "ownData.link.choice": "{key} ({used}, as there is no {given})",
  "ownData.link.shape": "networkShape (up to 12 layers of 1 to 64 neurons)",
  "ownData.link.hidden": "{list} {count, plural, one {cannot} other {cannot}} be hidden",
  "ownData.link.tutorial": "there is no tutorial",
  "ownData.link.keys": "{list} {count, plural, one {is} other {are}} not known",
  "ownData.link.open": "Open this experiment",
  "ownData.draw.title": "Draw points",
  "ownData.draw.empty": "On an empty plane",
  "ownData.draw.shown": "Change the points shown",
  "ownData.paste.title": "Paste or drop a table, or a link of TensorFlow Playground",
  "ownData.paste.hint": "length, width, kind\n5.1, 3.5, setosa",
  "ownData.paste.long": "Only its beginning is shown; all {count} characters are read.",
  "ownData.paste.clear": "Clear it",
  "ownData.paste.file": "Open a file",
  "ownData.table.unread": "The file could not be read.",
  "ownData.table.empty": "There is nothing to read.",
  "ownData.table.oneColumn":
    "There is only one column: a table needs commas, semicolons, tabs or spaces between its columns.",
  "ownData.table.noRows": "There is a line of names and nothing below it.",
  "ownData.table.noRecords": "This JSON holds no list of records.",
  "ownData.table.tooLarge": "A table has at most {most} characters.",
  "ownData.table.notJson": "Line {line} is no JSON.",
  "ownData.table.openQuote": "The quote that opens in line {line} never closes.",
  "ownData.table.textBehindQuote": "In line {line} there is text behind a closing quote.",
  "ownData.table.fewRows":
    "At least {least} lines are needed; {found, plural, =0 {none} other {#}} can be used.",
  "ownData.table.oneClass": "Only one class stands in this column; there must be two at least.",
  "ownData.table.manyClasses":
    "{found} different classes stand in this column; there can be {most}. Is it a value?",
  "ownData.table.missing": "Line {line}, {column}: there is no value.",
  "ownData.table.cell.notNumber": "Line {line}, {column}: “{given}” is no number.",
  "ownData.table.cell.tooLarge": "Line {line}, {column}: “{given}” is beyond 10¹².",
  "ownData.table.column": "column {number}",
  "ownData.table.reading": "The rows are being read.",
  "ownData.table.x1": "x₁",
  "ownData.table.x2": "x₂",
  "ownData.table.target": "What is learned",
  "ownData.table.task": "As",
  "ownData.table.classes": "classes",
  "ownData.table.values": "a value",
  "ownData.table.name": "Name",
  "ownData.table.ofClasses":
    "{count, plural, one {# point} other {# points}} of {classes}. Coordinates are scaled into the plane.",
  "ownData.table.ofValues":
    "{count, plural, one {# point} other {# points}}. Coordinates and values are scaled.",
  "ownData.table.sampled": "They were drawn from {all} rows.",
  "ownData.table.faults":
    "{count, plural, one {# line cannot be used} other {# lines cannot be used}}",
  "ownData.table.moreFaults": "{count, plural, one {and # more} other {and # more}}",
  "ownData.table.leaveOut":
    "{count, plural, one {Leave this line out} other {Leave these # lines out}}",
  "ownData.table.use": "Use this table",
} as const;
