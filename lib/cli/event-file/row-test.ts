import type { Json } from '../../core/json.ts';
import { type Accepted, refuse } from '../refusal.ts';
import { numberOf } from './field-source.ts';
import { fieldText } from './field-text.ts';
import type { Row } from './row.ts';

const SIGNS = ['>=', '<=', '!=', '=', '>', '<'] as const;
type Sign = (typeof SIGNS)[number];

/** What a line must be like to be used: `Quantity>0`, `Country=Korea`, `InvoiceNo!=C*`. */
export type RowTest = {
  readonly written: string;
  readonly column: string;
  readonly sign: Sign;
  readonly value: string;
};

export function readRowTest(written: string): Accepted<RowTest> {
  const match = /^(.+?)(>=|<=|!=|=|>|<)(.*)$/s.exec(written);
  const sign = SIGNS.find((one) => one === match?.[2]);
  const [, column = '', , value = ''] = match ?? [];
  const understood = sign !== undefined && (isWords(sign) || numberOf(value) !== undefined);
  if (!understood) {
    return refuse(
      `--where "${written}" is not understood.`,
      'Write --where "Quantity>0" or --where "InvoiceNo!=C*".',
    );
  }
  return { ok: true, value: { written, column: column.trim(), sign, value: value.trim() } };
}

/** Signs of order compare numbers, and what is no number is left out. The others compare texts; `*` ends a beginning. */
export function rowPasses(test: RowTest, row: Row): boolean {
  const raw = row.field(test.column);
  if (isWords(test.sign)) return sameText(raw, test.value) === (test.sign === '=');
  const found = numberOf(raw);
  const limit = Number(test.value);
  if (found === undefined) return false;
  if (test.sign === '>') return found > limit;
  if (test.sign === '<') return found < limit;
  return test.sign === '>=' ? found >= limit : found <= limit;
}

function isWords(sign: Sign): boolean {
  return sign === '=' || sign === '!=';
}

function sameText(raw: Json | undefined, value: string): boolean {
  const text = fieldText(raw);
  return value.endsWith('*') ? text.startsWith(value.slice(0, -1)) : text === value;
}
