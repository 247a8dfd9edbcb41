import * as z from 'zod';
import { Channel } from '../channel/definition.ts';
import { Where } from '../condition/definition.ts';
import { MessageEvent } from '../event/definition.ts';
import { Purpose } from '../journey/definition.ts';

/** What travels through Step Functions: ids and counters, never a name or an address. */
export const Run = z.object({
  customerId: z.string(),
  enrolmentId: z.string(),
  /** Fencing token: one higher with every wake and every take-over. Effects of an older leg are refused. */
  leg: z.int().min(1),
  /**
   * The stretch between two pauses, counted. A step is met at most once in it (loops contain a wait), so
   * (enrolment, step, visit) names an effect; a take-over after a crash keeps the visit and thereby the names.
   */
  visit: z.int().min(1),
  /** The state to start at. */
  at: z.string(),
});
export type Run = z.infer<typeof Run>;

export const WaitingFor = z.union([
  z.object({
    event: z.string(),
    where: Where.optional(),
    /** Property and value that the event must share, for `sameKey`. */
    key: z.object({ property: z.string(), value: z.string() }).optional(),
  }),
  z.object({ sendIds: z.array(z.string()).min(1), was: MessageEvent }),
]);
export type WaitingFor = z.infer<typeof WaitingFor>;

/** Why a send waits, and how it stands to other sends of the same customer. */
export const Held = z.object({
  sendId: z.string(),
  reason: z.string(),
  priority: z.int(),
  purpose: Purpose,
  /** By which it is to go out. Absent: not chosen yet. */
  channel: Channel.exactOptional(),
});
export type Held = z.infer<typeof Held>;

const EventRef = z.object({ id: z.string(), name: z.string(), occurredAt: z.number() });

/** Where one customer stands in one journey: the truth, of which every change is one conditional write. */
export const Enrolment = z.object({
  customerId: z.string(),
  enrolmentId: z.string(),
  journeyId: z.string(),
  /** Content hash of the journey, its messages and segments; people inside finish what they started. */
  version: z.string(),
  /** What runs this version: a state machine version's ARN on AWS. */
  machine: z.string(),
  /** Value of the entry's key property. */
  key: z.string().optional(),
  entry: EventRef,
  enteredAt: z.number(),
  leg: z.int(),
  visit: z.int(),
  /** When this visit began: what has happened since may end its next wait. */
  visitBegan: z.number(),
  /** RUNNING: the state that the leg starts at. PARKED: the step it waits at. FAILED: the state to resume at. DONE: the last. */
  at: z.string(),
  status: z.enum(['RUNNING', 'PARKED', 'DONE', 'FAILED']),
  /** RUNNING: when the lease ends. PARKED: when the wait does. The time wheel turns on this. */
  dueAt: z.number().optional(),
  /** PARKED: what ends the wait, and the state to go on with. */
  waiting: z
    .object({
      since: z.number(),
      onDue: z.string(),
      onEvent: z.string().optional(),
      for: WaitingFor.optional(),
      /** A send that must wait: the same step goes on, in the same visit. */
      held: Held.optional(),
      /** Due while the journey was paused: when that was. */
      pausedSince: z.number().optional(),
    })
    .optional(),
  /** The event that ended the last wait: it must not end the next one too. */
  wokenBy: z.string().optional(),
  /** DONE: completed, or the reason of the exit. FAILED: the error's name. */
  reason: z.string().optional(),
  endedAt: z.number().optional(),
  /** DONE, but not at the journey's end: nothing more of it may go out. */
  exited: z.literal(true).optional(),
  /** The sends of each send step's last visit: more than one for `both`, and after a fallback. */
  sends: z.record(z.string(), z.array(z.string())).default({}),
  /** The variant of each experiment met. */
  variants: z.record(z.string(), z.string()).default({}),
  /** The visit in which each `update` step was last applied. */
  applied: z.record(z.string(), z.int()).default({}),
  goal: z
    .object({
      at: z.number(),
      eventId: z.string(),
      valueMinor: z.int(),
      /** Messages of this enrolment inside the attribution window, oldest first: what first, last and linear credit is made from. */
      touches: z
        .array(z.object({ sendId: z.string(), stepId: z.string(), at: z.number(), clicked: z.boolean() }))
        .optional(),
    })
    .optional(),
  /** The id under which its variants were assigned, where the customer was merged since. */
  assignedAs: z.string().optional(),
  /** This visit began late, because the journey was paused: when it had been due. */
  lateSince: z.number().optional(),
});
export type Enrolment = z.infer<typeof Enrolment>;
export type EnrolmentRef = { readonly customerId: string; readonly enrolmentId: string };
