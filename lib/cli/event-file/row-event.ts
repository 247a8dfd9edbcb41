import type { InboundEvent } from '../../core/event/definition.ts';
import { parseInboundEvent } from '../../core/event/parse.ts';
import type { Json } from '../../core/json.ts';
import { keyText } from '../../core/property.ts';
import { toIso } from '../../core/time/instant.ts';
import { type FieldSource, fieldValue, yesOrNo } from './field-source.ts';
import { fieldText } from './field-text.ts';
import type { EventMapping } from './mapping.ts';
import type { BadLine, Row } from './row.ts';
import { readTimestamp } from './timestamp.ts';

/** The event that a line tells of, by the mapping; sums and groups are another matter (group-rows). */
export function rowEvent(row: Row, mapping: EventMapping): InboundEvent | BadLine {
  const bad = (reason: string, found?: Json): BadLine => badLine(row, reason, found);
  const customerId = customerOf(row, mapping.customerColumn);
  if (customerId === undefined) return bad(`no customer in ${mapping.customerColumn}`);
  const written = row.field(mapping.timeColumn);
  const time = readTimestamp(written, mapping.zone);
  if ('problem' in time) return bad(time.problem, written);
  const name = 'fixed' in mapping.event ? mapping.event.fixed : textOf(row.field(mapping.event.column));
  if (name === undefined) return bad('no name of an event');
  const properties = fieldsOf(row, mapping.properties);
  if ('reason' in properties) return properties;
  const traits = fieldsOf(row, mapping.traits);
  if ('reason' in traits) return traits;
  const parsed = parseInboundEvent({
    messageId: idOf(row, mapping) ?? `line-${row.line}`,
    event: mapping.rename.get(name) ?? name,
    customerId,
    timestamp: toIso(time.at),
    properties: { ...objectAt(row, 'properties'), ...properties.values },
    traits: { ...objectAt(row, 'traits'), ...traits.values },
    consent: { ...objectAt(row, 'consent'), ...consentOf(row, mapping) },
  });
  return parsed.ok ? parsed.event : bad(parsed.reason);
}

export function badLine(row: Row, reason: string, found?: Json): BadLine {
  const text = fieldText(found).slice(0, 60);
  return text === '' ? { line: row.line, reason } : { line: row.line, reason, found: text };
}

/** `17850.0` is a customer number that went through a spreadsheet. */
export const NUMBER_WITH_POINT_ZERO = /^\d+\.0$/;

/** Undefined where the column is empty. */
export function customerOf(row: Row, column: string): string | undefined {
  const id = textOf(row.field(column));
  return id !== undefined && NUMBER_WITH_POINT_ZERO.test(id) ? id.slice(0, -2) : id;
}

function idOf(row: Row, { idColumn, groupBy }: EventMapping): string | undefined {
  return textOf(row.field(idColumn ?? groupBy ?? 'messageId'));
}

function textOf(value: Json | undefined): string | undefined {
  const text = keyText(value)?.trim() ?? '';
  return text === '' ? undefined : text;
}

function fieldsOf(row: Row, sources: readonly FieldSource[]): { values: Record<string, Json> } | BadLine {
  const values: Record<string, Json> = {};
  for (const source of sources) {
    const read = fieldValue(source, row);
    if ('problem' in read) return badLine(row, read.problem, read.found);
    if (read.value !== undefined) values[source.name] = read.value;
  }
  return { values };
}

/** JSON lines carry whole objects under these names; a column of a table does not. */
function objectAt(row: Row, name: string): object {
  const value = row.field(name);
  return typeof value === 'object' && value !== null ? value : {};
}

function consentOf(row: Row, mapping: EventMapping): Record<string, string> {
  return Object.fromEntries(
    mapping.consents.flatMap(({ channel, column }) => {
      const answer = yesOrNo(row.field(column));
      return answer === undefined ? [] : [[channel, answer ? 'granted' : 'withdrawn']];
    }),
  );
}
