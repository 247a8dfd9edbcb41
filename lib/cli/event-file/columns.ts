import { didYouMean } from '../did-you-mean.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { FieldSource } from './field-source.ts';
import type { EventMapping } from './mapping.ts';

/** A column that the mapping needs, and the flag that says so. */
export type NeededColumn = { readonly column: string; readonly flag: string };

export function neededColumns(mapping: EventMapping): readonly NeededColumn[] {
  return [
    ...needs('--customer-column', [mapping.customerColumn]),
    ...needs('--time-column', [mapping.timeColumn]),
    ...needs('--event or --event-column', 'column' in mapping.event ? [mapping.event.column] : []),
    ...needs('--id-column', mapping.idColumn === undefined ? [] : [mapping.idColumn]),
    ...needs('--group-by', mapping.groupBy === undefined ? [] : [mapping.groupBy]),
    ...needs('--property', mapping.properties.flatMap(columnOf)),
    ...needs(
      '--sum',
      mapping.sums.flatMap((sum) => sum.columns),
    ),
    ...needs('--trait', mapping.traits.flatMap(columnOf)),
    ...needs(
      '--consent',
      mapping.consents.map((consent) => consent.column),
    ),
    ...needs(
      '--where',
      mapping.where.map((test) => test.column),
    ),
  ];
}

function needs(flag: string, columns: readonly string[]): NeededColumn[] {
  return columns.map((column) => ({ column, flag }));
}

function columnOf(source: FieldSource): string[] {
  return 'column' in source ? [source.column] : [];
}

/** Says which needed column a table does not have, what was probably meant, and which columns there are. */
export function missingColumn(
  file: string,
  needed: readonly NeededColumn[],
  columns: readonly string[],
): Refusal | undefined {
  const missing = needed.find(({ column }) => !columns.includes(column));
  if (missing === undefined) return undefined;
  const guess = didYouMean(missing.column, columns);
  return refuse(
    `${file} has no column "${missing.column}". Name the right one with ${missing.flag}.`,
    `${guess === undefined ? '' : `${guess} `}Its columns are: ${columns.join(', ')}.`,
  );
}
