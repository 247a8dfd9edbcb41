const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const MONEY = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `12,345`. */
export function countWords(count: number): string {
  return WHOLE.format(count);
}

/** Hundredths as `341.00`; the currency is the project's own and not known here. */
export function valueWords(minor: number): string {
  return MONEY.format(minor / 100);
}

/** A part of a whole: `31%`, `4.2%`, `< 0.1%`; a dash where there is no whole. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = (100 * part) / whole;
  if (part > 0 && percent < 0.1) return '< 0.1%';
  return `${percent < 10 ? Number(percent.toFixed(1)) : Math.round(percent)}%`;
}
