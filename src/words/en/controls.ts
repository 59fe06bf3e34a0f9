/** Controls that every view has. */
export const controls = {
  "help.of": "What is {term}?",
  "number.allowed":
    "{kind, select, whole {A whole number from {min} to {max}} other {A number from {min} to {max}}}",
  "number.refused":
    "{kind, select, whole {Must be a whole number from {min} to {max}, not {given}: it stays {value}.} other {Must be a number from {min} to {max}, not {given}: it stays {value}.}}",
  "number.empty":
    "{kind, select, whole {Must be a whole number from {min} to {max}: it stays {value}.} other {Must be a number from {min} to {max}: it stays {value}.}}",
  "number.withUnit": "{number} {unit}",
  "menu.found": "{count, plural, =0 {Nothing has that name} one {# found} other {# found}}",
  "family.everyday": "Everyday",
  "family.threshold": "Threshold",
  "family.sigmoidal": "Sigmoidal",
  "family.rectifier": "Rectifiers",
  "family.exponential": "Exponential",
  "family.gated": "Gated",
  "family.gatedLayer": "Gated layers",
  "family.learned": "Learned shapes",
  "family.shrinkage": "Shrinkage",
  "family.periodic": "Periodic",
  "family.other": "Others",
  "family.invented": "Invented",
  "parameter.elsewhere": "Default here {value}; {others}.",
  "parameter.elsewhereValue": "{value} in {where}",
  "parameter.from": "{symbol} from",
  "parameter.learned": "{symbol}, learned; starts at",

  "copy.done": "Copied",
  "copy.refused": "The browser forbids copying here; this is the text:",
  "copy.text": "Text to copy",
} as const;
