/** Numbers with their units. */
export const units = {
  "units.notANumber": "not a number",
  "units.epochs": "{count, plural, one {# epoch} other {# epochs}}",
  "units.percent": "{number} %",
  "units.percentAbove": "> {number} %",
  "units.percentBelow": "< {number} %",
  "units.milliseconds": "{number} ms",
  "units.seconds": "{number} s",
  "units.minutes": "{number} min",
  "units.minutesAndSeconds": "{minutes} min {seconds} s",
  "units.millions": "{number} M",
} as const;
