import * as z from 'zod';
import { Condition, Where } from '../condition/definition.ts';
import { keyedUnion } from '../keyed-union.ts';
import { Duration } from '../time/duration.ts';
import { isZone } from '../time/zone.ts';

/** Every way into a journey. The key says which: an event, a segment, a schedule, a date of the customer, a call. */

export const EventName = z.string().min(1).max(120).describe('name of the event, as in Order Completed');

export const Reentry = z
  .union([
    z.literal('never').describe('once in a lifetime (and once for each key)'),
    z.literal('afterEnd').describe('again, once the last enrolment has ended'),
    z
      .strictObject({ after: Duration })
      .describe('again, once the last one has ended and this long after it was entered'),
  ])
  .describe(
    'may the same customer enter again? With a key: for the same key; for another key always, also at the same time',
  );
export type Reentry = z.infer<typeof Reentry>;

const condition = Condition.optional().describe('what else must hold for the customer at that moment');
const once = Reentry.default('never');
/** What comes round by itself would end after its first round otherwise. */
const again = Reentry.default('afterEnd');

const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day such as 09:00' });

export const EventEntry = z.strictObject({
  event: EventName,
  where: Where.optional(),
  if: condition,
  key: z.string().min(1).optional().describe('property that tells one occasion from another, as in cartId'),
  reentry: once,
});

export const SegmentEntry = z.strictObject({
  segment: z.string().describe('file name under workflows/segments'),
  change: z.enum(['entered', 'left']).default('entered').describe('whoever enters the segment, or leaves it'),
  if: condition,
  reentry: once,
});

const scheduleZone = z
  .string()
  .optional()
  .describe('Europe/Berlin; or customer: the zone of each; without it the zone of the company');

/** Five fields of cron, or a recurrence rule of RFC 5545; both are read in a zone. */
export const Schedule = keyedUnion('schedule', {
  cron: z.strictObject({
    cron: z.string().min(1).max(100).describe('minute, hour, day, month, weekday: 0 9 * * MON'),
    zone: scheduleZone,
  }),
  rrule: z.strictObject({
    rrule: z.string().min(1).max(300).describe('RFC 5545: FREQ=MONTHLY;BYDAY=-1FR'),
    from: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, {
        error: 'must be a day and a time of day, without a zone: 2026-12-01T09:00',
      })
      .describe('DTSTART: the first day, and the time of day, in the zone'),
    zone: scheduleZone,
  }),
});
export type Schedule = z.infer<typeof Schedule>;
/** A schedule's `zone` may say this in place of a zone. Without any it is the company's. */
export const OWN_ZONE = 'customer';
export function isScheduleZone(zone: string): boolean {
  return zone === OWN_ZONE || isZone(zone);
}

export const ScheduleEntry = z.strictObject({
  schedule: Schedule,
  among: z.string().optional().describe('only members of this segment; without it, all customers'),
  perSecond: z
    .number()
    .positive()
    .max(1000)
    .default(50)
    .describe('how many customers enter in a second, at most'),
  if: condition,
  reentry: again,
});
export type ScheduleEntry = z.infer<typeof ScheduleEntry>;

export const DateEntry = z.strictObject({
  date: z.string().min(1).max(200).describe('the trait that holds the date: birthday, contract.endsOn'),
  every: z.enum(['year', 'once']).default('year'),
  before: Duration.optional().describe('so long before the date, in whole days: P7D'),
  after: Duration.optional().describe('so long after it'),
  at: TimeOfDay.default('09:00').describe("the time of day, in the customer's own zone"),
  if: condition,
  reentry: again,
});
export type DateEntry = z.infer<typeof DateEntry>;

export const CallEntry = z.strictObject({
  call: z.literal(true).describe('only a call of the API, or a person, lets somebody in'),
  key: z.string().min(1).optional().describe('property that tells one occasion from another'),
  if: condition,
  reentry: once,
});

export const Entry = keyedUnion('entry', {
  event: EventEntry,
  segment: SegmentEntry,
  schedule: ScheduleEntry,
  date: DateEntry,
  call: CallEntry,
});
export type Entry = z.infer<typeof Entry>;
