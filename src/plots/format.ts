/** Numbers as people read them: three significant digits, a true minus sign, commas between thousands. */

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const superscript = (exponent: number): string =>
  (exponent < 0 ? "⁻" : "") +
  [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("");

/** Between thousands of the whole part; decimals stay in one piece. */
const withCommas = (digits: string): string => {
  const [whole = "", decimals] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
};

/**
 * Three significant digits: 0.0484, 12.3, 1,230, 1.23 × 10⁻⁵.
 * Trailing zeros stay (0.500), so that a changing number keeps its width.
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "not a number";
  if (value === 0) return "0";
  const sign = value < 0 ? "−" : "";
  if (!Number.isFinite(value)) return `${sign}∞`;
  const [mantissa = "", exponentText = ""] = Math.abs(value).toExponential(2).split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 6) return `${sign}${mantissa} × 10${superscript(exponent)}`;
  const rounded = Number(`${mantissa}e${exponent}`);
  return sign + withCommas(rounded.toFixed(Math.max(0, 2 - exponent)));
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
  return Math.abs(value) < 1e6 ? formatCount(value) : `${formatShort(value / 1e6)} M`;
}

/** A whole number: 1,250. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  const rounded = Math.round(value);
  return (rounded < 0 ? "−" : "") + withCommas(String(Math.abs(rounded)));
}

/** "1 epoch", "2,000 epochs". */
export function formatEpochs(epochs: number): string {
  return `${formatCount(epochs)} ${epochs === 1 ? "epoch" : "epochs"}`;
}

/** A share of 1 as percent: "99.2 %"; whole ones without decimals. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return formatNumber(share);
  const percent = Math.round(share * 1000) / 10;
  return `${(Number.isInteger(percent) ? String(percent) : percent.toFixed(1)).replace("-", "−")} %`;
}

/** A span of time: "0.42 ms", "12.3 ms", "4.56 s", "2 min 5 s". */
export function formatMilliseconds(ms: number): string {
  if (!Number.isFinite(ms)) return formatNumber(ms);
  if (ms < 999.5) return `${formatNumber(ms)} ms`;
  if (ms < 59_950) return `${formatNumber(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  return `${formatCount(Math.floor(seconds / 60))} min ${seconds % 60} s`;
}
