/**
 * What does not fit the grammar of a recurrence rule (RFC 5545, 3.3.10), in words that follow the rule; undefined: nothing.
 * The library that reckons with rules passes over what it does not know, and over numbers out of range.
 */
export function ruleMistake(rrule: string): string | undefined {
  const [rule = '', ...others] = rrule.split('\n');
  const stray = others.find((line) => !EXDATE.test(line));
  if (stray !== undefined) return `has a line that is no list of exceptions: write EXDATE:20261225T090000`;
  const parts = rule.split(';').map((part) => part.split('='));
  const names = parts.map(([name = '']) => name);
  const unknown = parts.find(([name = '', ...value]) => value.length !== 1 || !Object.hasOwn(PARTS, name));
  if (unknown !== undefined) return `has a part that does not exist: ${unknown.join('=')}`;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `says ${twice} twice`;
  if (!names.includes('FREQ')) return 'must say how often: FREQ=DAILY, WEEKLY, MONTHLY or YEARLY';
  if (names.includes('COUNT') && names.includes('UNTIL')) return 'has COUNT and UNTIL; one of them is enough';
  if (/UNTIL=\d{8}T\d{6}Z/.test(rule))
    return 'has UNTIL in UTC; leave the Z away: it is read in the zone of the schedule';
  const wrong = parts.find(([name = '', value = '']) => !PARTS[name]?.test(value));
  return wrong === undefined ? undefined : `has a value that does not fit: ${wrong.join('=')}`;
}

const EXDATE = /^EXDATE:\d{8}T\d{6}(,\d{8}T\d{6})*$/;

const WEEKDAY = '(MO|TU|WE|TH|FR|SA|SU)';
const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,3}$/,
  COUNT: /^[1-9]\d{0,4}$/,
  UNTIL: /^\d{8}(T\d{6})?$/,
  BYMONTH: listOf('(0?[1-9]|1[0-2])'),
  BYMONTHDAY: listOf('[+-]?(0?[1-9]|[12]\\d|3[01])'),
  BYYEARDAY: listOf('[+-]?(0{0,2}[1-9]|0?[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])'),
  BYWEEKNO: listOf('[+-]?(0?[1-9]|[1-4]\\d|5[0-3])'),
  BYDAY: listOf(`([+-]?(0?[1-9]|[1-4]\\d|5[0-3]))?${WEEKDAY}`),
  BYHOUR: listOf('(0?\\d|1\\d|2[0-3])'),
  BYMINUTE: listOf('[0-5]?\\d'),
  BYSETPOS: listOf('[+-]?[1-9]\\d{0,2}'),
  WKST: new RegExp(`^${WEEKDAY}$`),
};

function listOf(one: string): RegExp {
  return new RegExp(`^${one}(,${one})*$`);
}
