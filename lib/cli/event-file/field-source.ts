import type { Json } from '../../core/json.ts';
import { type Accepted, refuse } from '../refusal.ts';
import { fieldText } from './field-text.ts';
import type { Row } from './row.ts';

const TYPES = ['text', 'number', 'boolean'] as const;
type FieldType = (typeof TYPES)[number];

/** Where a property or trait comes from: a column, or the same text for every line. */
export type FieldSource = { readonly name: string } & (
  | { readonly column: string; readonly type: FieldType | undefined }
  | { readonly fixed: string }
);

/** Reads `name=column`, `name=column:number` or `name='always this'`. */
export function readFieldSource(flag: string, written: string): Accepted<FieldSource> {
  const match = /^([^=]+)=(.+)$/s.exec(written);
  const [, name = '', source = ''] = match ?? [];
  if (name.trim() === '' || source === '') {
    return refuse(
      `${flag} "${written}" is not understood.`,
      `Write ${flag} name=column, or name=column:number.`,
    );
  }
  const fixed = /^(['"])(.*)\1$/s.exec(source);
  if (fixed !== null) return { ok: true, value: { name, fixed: fixed[2] ?? '' } };
  const type = TYPES.find((one) => source.endsWith(`:${one}`));
  const column = type === undefined ? source : source.slice(0, -type.length - 1);
  return { ok: true, value: { name, column, type } };
}

/** The value on this line; undefined where there is none. */
export function fieldValue(
  source: FieldSource,
  row: Row,
): { readonly value: Json | undefined } | { readonly problem: string; readonly found: string } {
  if ('fixed' in source) return { value: source.fixed };
  const raw = row.field(source.column);
  if (raw === undefined || raw === null || raw === '') return { value: undefined };
  const value = convert(raw, source.type);
  if (value !== undefined) return { value };
  return { problem: `${source.column} that is not a ${source.type ?? 'text'}`, found: fieldText(raw) };
}

function convert(raw: Json, type: FieldType | undefined): Json | undefined {
  if (type === 'number') return numberOf(raw);
  if (type === 'boolean') return yesOrNo(raw);
  if (type === 'text') return fieldText(raw);
  return raw;
}

/** A plain decimal number, as `12`, `-3.5` or `1e3`; no thousands, no currency. */
export function numberOf(raw: Json | undefined): number | undefined {
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'string' || !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(raw)) return undefined;
  const value = Number(raw);
  return Number.isFinite(value) ? value : undefined;
}

export function yesOrNo(raw: Json | undefined): boolean | undefined {
  const word = fieldText(raw).trim().toLowerCase();
  if (['true', 'yes', 'y', '1', 'granted'].includes(word)) return true;
  if (['false', 'no', 'n', '0', 'withdrawn'].includes(word)) return false;
  return undefined;
}
