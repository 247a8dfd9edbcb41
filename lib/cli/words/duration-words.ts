import type { Duration } from '../../core/time/duration.ts';

/** `PT1H` → `1 hour`, `P1DT12H` → `1 day 12 hours`. */
export function durationWords(duration: Duration): string {
  const [date = '', time = ''] = duration.slice(1).split('T');
  return [...parts(date, DATE_UNITS), ...parts(time, TIME_UNITS)].join(' ');
}

const DATE_UNITS: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' };
const TIME_UNITS: Readonly<Record<string, string>> = { H: 'hour', M: 'minute', S: 'second' };

function parts(text: string, units: Readonly<Record<string, string>>): string[] {
  return [...text.matchAll(/(\d+)([A-Z])/g)].map(([, count = '', letter = '']) => {
    const unit = units[letter] ?? letter;
    return `${count} ${unit}${count === '1' ? '' : 's'}`;
  });
}
