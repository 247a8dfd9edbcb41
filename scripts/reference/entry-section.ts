import type * as z from 'zod';
import type { Journey } from '../../lib/core/journey/definition.ts';
import {
  CallEntry,
  DateEntry,
  type Entry,
  EventEntry,
  ScheduleEntry,
  SegmentEntry,
} from '../../lib/core/journey/entry.ts';
import { fieldTable } from './field-table.ts';
import { jsonInLines } from './json-in-lines.ts';
import { schemaOf } from './schema-words.ts';

/** Every way into a journey: what it is for, an example (a shipped one where there is one), and its fields. */
export function entrySections(journeys: readonly Journey[]): string[] {
  return Object.entries(KINDS).flatMap(([kind, { schema, is, example }]) => {
    const shown = journeys.map(({ entry }) => entry).find((entry) => kind in entry) ?? example;
    return [
      `### Entry: ${kind}`,
      '',
      is,
      '',
      '```json',
      jsonInLines(shown),
      '```',
      '',
      ...fieldTable(schemaOf(schema)),
      '',
    ];
  });
}

type Kind = { readonly schema: z.ZodType; readonly is: string; readonly example?: Partial<Entry> };

const KINDS: Readonly<Record<string, Kind>> = {
  event: { schema: EventEntry, is: 'Whoever does something enters, at once.' },
  segment: {
    schema: SegmentEntry,
    is: 'Whoever enters a segment (or leaves it) enters the journey, at that very moment, also where time alone makes it so.',
  },
  schedule: {
    schema: ScheduleEntry,
    is: 'At a planned time all members of a segment enter, one after the other at the rate that is set. The zone is one for all, or `"customer"`: each customer at that time where he or she is.',
  },
  date: {
    schema: DateEntry,
    is: 'On a date that is known of the customer, or some days before or after it. Who was born on 29 February has the birthday on the 28th in other years.',
  },
  call: {
    schema: CallEntry,
    is: 'Nobody enters by himself or herself: a call of the API does it, or a person (`sojourn enrol`). A person can let somebody into any other journey too.',
    example: { call: true, key: 'ticketId', reentry: 'afterEnd' },
  },
};
