import { randomUUID } from 'node:crypto';
import type { Place } from '../service.ts';
import { isRecord } from '../template/is-record.ts';

/**
 * An event as rules and targets see it.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
export type BusEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
};

export type EventFields = {
  readonly source: string;
  readonly detailType: string;
  /** JSON text, or what it says. */
  readonly detail: string | object;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly resources?: readonly string[] | undefined;
};

/** @returns undefined when the detail is not the JSON of an object */
export function busEvent(place: Place, fields: EventFields): BusEvent | undefined {
  const detail = typeof fields.detail === 'string' ? jsonOf(fields.detail) : fields.detail;
  if (!isRecord(detail)) return undefined;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': fields.detailType,
    source: fields.source,
    account: place.account,
    time: wholeSeconds(fields.time),
    region: place.region,
    resources: fields.resources ?? [],
    detail,
  };
}

export function wholeSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
