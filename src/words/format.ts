/** The one formatter. Numbers as people read them: three significant digits, a true minus sign, the language's separators. */

import { locale, say } from "./say.ts";

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const superscript = (exponent: number): string =>
  (exponent < 0 ? "⁻" : "") +
  [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("");

const formats = new Map<string, Intl.NumberFormat>();

/** With the language's separators and so many decimals: 1,230 or 0.50. */
function withSeparators(value: number, decimals: number): string {
  const key = `${locale()} ${decimals}`;
  const known = formats.get(key);
  if (known) return known.format(value);
  const format = new Intl.NumberFormat(locale(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(key, format);
  return format.format(value);
}

/**
 * Three significant digits: 0.0484, 12.3, 1,230, 1.23 × 10⁻⁵.
 * Trailing zeros stay (0.500), so that a changing number keeps its width.
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return say("units.notANumber");
  if (value === 0) return "0";
  const sign = value < 0 ? "−" : "";
  if (!Number.isFinite(value)) return `${sign}∞`;
  const [mantissa = "", exponentText = ""] = Math.abs(value).toExponential(2).split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 6) return `${sign}${mantissa} × 10${superscript(exponent)}`;
  const rounded = Number(`${mantissa}e${exponent}`);
  return sign + withSeparators(rounded, Math.max(0, 2 - exponent));
}

/** Like `formatNumber` without trailing zeros: for axes, legends and settings (0.5, 1, 10). */
export function formatShort(value: number): string {
  const text = formatNumber(value);
  const [digits = "", power] = text.split(" × ");
  const short = digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
  return power === undefined ? short : `${short} × ${power}`;
}

/** The shortest that still reads, for ticks of a logarithmic axis: 0.01, 10⁻⁵, 2·10⁻⁵. */
export function formatTick(value: number): string {
  const [digits = "", power] = formatShort(value).split(" × ");
  if (power === undefined) return digits;
  return digits === "1" ? power : `${digits}·${power}`;
}

/** A count on an axis: 1,250, and 1.2 M from a million on. */
export function formatCountTick(value: number): string {
  return Math.abs(value) < 1e6
    ? formatCount(value)
    : say("units.millions", { number: formatShort(value / 1e6) });
}

/** A whole number: 1,250. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  const rounded = Math.round(value);
  return (rounded < 0 ? "−" : "") + withSeparators(Math.abs(rounded), 0);
}

/** With exactly so many decimals: −0.7518. */
export function formatDecimals(value: number, decimals: number): string {
  return (value < 0 ? "−" : "") + withSeparators(Math.abs(value), decimals);
}

/** "1 epoch", "2,000 epochs". */
export function formatEpochs(epochs: number): string {
  return say("units.epochs", { count: epochs });
}

/**
 * A share of 1 as percent: "99.2 %"; whole ones without decimals. A share that is
 * neither 0 nor 1 is never rounded to them: "99.9 %", "0.1 %", "> 99.9 %".
 */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return formatNumber(share);
  const percent = Math.round(share * 1000) / 10;
  if (percent === 100 && share < 1)
    return say("units.percentAbove", { number: withSeparators(99.9, 1) });
  if (percent === 0 && share > 0)
    return say("units.percentBelow", { number: withSeparators(0.1, 1) });
  const digits = withSeparators(Math.abs(percent), Number.isInteger(percent) ? 0 : 1);
  return say("units.percent", { number: (percent < 0 ? "−" : "") + digits });
}

/** A moment: "28 Nov 2026, 08:15". */
export const formatMoment = (msSince1970: number): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(
    msSince1970,
  );

/** An estimated span of time, in one unit: "4 s", "2 min". */
export function formatRoughly(ms: number): string {
  if (ms < 90_000) {
    return say("units.seconds", { number: formatCount(Math.max(1, ms / 1000)) });
  }
  return ms < 5_400_000
    ? say("units.minutes", { number: formatCount(ms / 60_000) })
    : formatMilliseconds(ms);
}

/** A span of time: "0.42 ms", "12.3 ms", "4.56 s", "2 min 5 s". */
export function formatMilliseconds(ms: number): string {
  if (!Number.isFinite(ms)) return formatNumber(ms);
  if (ms < 999.5) return say("units.milliseconds", { number: formatNumber(ms) });
  if (ms < 59_950) return say("units.seconds", { number: formatNumber(ms / 1000) });
  const seconds = Math.round(ms / 1000);
  return say("units.minutesAndSeconds", {
    minutes: formatCount(Math.floor(seconds / 60)),
    seconds: seconds % 60,
  });
}

const byteUnits = ["bytes", "kilobytes", "megabytes", "gigabytes"] as const;

/** "640 B", "12.3 kB", "4.56 MB": thousands, as files are counted. */
export function formatBytes(bytes: number): string {
  const step = Math.min(byteUnits.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = byteUnits[step] ?? "bytes";
  return say(`size.${unit}`, { number: formatShort(bytes / 1000 ** step) });
}
