import type { ImportInput } from '../commands/import.ts';
import { whereWords } from '../on-deployment.ts';

/** The command line that imports a file in the same way. */
export function importWords(file: string, { mapping, ...where }: ImportInput): string {
  const { column = [], consent = [], optOut = [], othersConsented, country, encoding } = mapping;
  return [
    `npx sojourn import ${quoted(file)}`,
    ...column.map((one) => `--column ${quoted(one)}`),
    ...consent.map((one) => `--consent ${quoted(one)}`),
    ...optOut.map((one) => `--opt-out ${quoted(one)}`),
    ...(othersConsented ? ['--others-consented'] : []),
    ...(country === undefined ? [] : [`--country ${country}`]),
    ...(encoding === undefined ? [] : [`--encoding ${encoding}`]),
    whereWords(where),
  ].join(' ');
}

function quoted(text: string): string {
  return /^[\p{L}\p{N}=._:/-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
