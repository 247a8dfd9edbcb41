const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The instant of a time on the clocks of a zone, looked for minute by minute among what the platform says that they show: the
 * first of two, the end of the gap where there is none, the next day where the day is left out (decision 0012).
 */
export function instantOf(local: string, zone: string): number {
  const shows = clockIn(zone);
  const asUtc = Date.parse(`${local}Z`);
  const around = Array.from({ length: 30 * 60 }, (_, minute) => asUtc - 15 * 60 * MINUTE + minute * MINUTE);
  const exact = around.find((at) => shows(at) === local);
  if (exact !== undefined) return exact;
  if (!around.some((at) => shows(at).startsWith(local.slice(0, 10)))) {
    return instantOf(new Date(asUtc + DAY).toISOString().slice(0, 16), zone);
  }
  const after = around.find((at) => shows(at) > local);
  if (after === undefined) throw new Error(`${zone} never shows ${local}`);
  return after;
}

/** `2026-03-08T09:00` */
function clockIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => format.format(at).replace(' ', 'T');
}
