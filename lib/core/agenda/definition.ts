import * as z from 'zod';
import { Stage } from '../journey/definition.ts';

/** Something that changed of a customer and that journeys may want to hear of: it goes on the bus as an event. */
export const AgendaNews = z.union([
  /** `at`: the exact instant at which the condition began or ceased to hold. */
  z.object({ segment: z.string(), change: z.enum(['entered', 'left']), at: z.number() }),
  z.object({ stage: Stage.optional(), before: Stage.optional(), at: z.number() }),
  /** A date of the customer, or a schedule in the customer's own zone, that a journey is entered by. */
  z.object({ journey: z.string(), occasion: z.string(), at: z.number() }),
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
  /** When time alone will next change a segment's answer. */
  changes: z.record(z.string(), z.number()),
  stage: Stage.optional(),
  /** By journey: the occasion that comes next. */
  appointments: z.record(z.string(), z.object({ occasion: z.string(), at: z.number() })),
  /** Written with the change, told on the bus, then taken away: a crash in between loses nothing. */
  untold: z.array(AgendaNews),
  /** The earliest of `changes` and `appointments`. */
  dueAt: z.number().optional(),
});
export type Agenda = z.infer<typeof Agenda>;
