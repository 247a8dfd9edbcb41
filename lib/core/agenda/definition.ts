import * as z from 'zod';
import { Stage } from '../journey/definition.ts';

const told = {
  /** The exact instant: at which a condition began or ceased to hold, or for which something was planned. */
  at: z.number(),
  /** Of the event that goes on the bus: one more than that of the event that caused it. Absent: time alone did, hop 0. */
  hop: z.int().min(0).optional(),
};

/** Something that changed of a customer and that journeys may want to hear of: it goes on the bus as an event. */
export const AgendaNews = z.union([
  z.object({ segment: z.string(), change: z.enum(['entered', 'left']), ...told }),
  /** A date of the customer, or a schedule in the customer's own zone, that a journey is entered by. */
  z.object({ journey: z.string(), occasion: z.string(), ...told }),
  z.object({ stage: Stage.optional(), before: Stage.optional(), ...told }),
]);
export type AgendaNews = z.infer<typeof AgendaNews>;

/**
 * What holds of one customer now and what time alone will change about that: which segments she is in, which stage she
 * has reached, when each of that may change if nothing happens, which dates come next. One row, one entry in the time
 * wheel at `dueAt`, the earliest of all its instants, so that no scan ever looks for who is due.
 */
export const Agenda = z.object({
  customerId: z.string(),
  /** One higher with every write; a write names the version that it read. 0: never written. */
  version: z.int().min(0),
  /** The audience (segments, dates) that it was last reckoned with. */
  edition: z.string(),
  /** Segments that the customer is in, and since when. */
  segments: z.record(z.string(), z.number()),
  /**
   * When to look at a segment again: not later than time alone changes its answer. An event that puts the change off leaves
   * it as it is, so that not every event writes.
   */
  changes: z.record(z.string(), z.number()),
  stage: Stage.optional(),
  /** The occasion that comes next: of a date by its journey, of a schedule by `journey/occasion`. */
  appointments: z.record(z.string(), z.object({ occasion: z.string(), at: z.number() })),
  /** Written with the change, told on the bus, then taken away: a crash in between loses nothing. */
  untold: z.array(AgendaNews),
  /** The latest `at` of all changes of segments told so far: what a late event changes comes after it. */
  changedAt: z.number().optional(),
  /** How many earlier ids of hers had been merged into the customer when it was reckoned. Absent: none. */
  aliases: z.int().min(1).optional(),
  /** Begun before the customer's first event was kept: whatever holds when it is first reckoned is news. */
  fresh: z.literal(true).optional(),
  /** The earliest of `changes` and `appointments`. */
  dueAt: z.number().optional(),
});
export type Agenda = z.infer<typeof Agenda>;
