import * as z from 'zod';
import { SEGMENT_ENTERED, SEGMENT_LEFT } from '../event/own-events.ts';
import { keyedUnion } from '../keyed-union.ts';
import { ConsentExit, EventExit, type Exit, WhenExit } from './definition.ts';

/** An exit as a version keeps it: a segment's change is an event by then. */
export const ExitTrigger = keyedUnion('exit', { event: EventExit, when: WhenExit, consent: ConsentExit });
export type ExitTrigger = z.infer<typeof ExitTrigger>;

export function exitTrigger(exit: Exit): ExitTrigger {
  if (!('segment' in exit)) return exit;
  const event = exit.change === 'entered' ? SEGMENT_ENTERED : SEGMENT_LEFT;
  return { event, where: { property: 'segment', equals: exit.segment } };
}
