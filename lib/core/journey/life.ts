import * as z from 'zod';
import { Duration } from '../time/duration.ts';

/**
 * What may change about a journey at any time, for those inside too: it is no part of the version, and lies in the registry.
 */
export const JourneyLife = z.strictObject({
  state: z
    .enum(['draft', 'active', 'paused', 'ended'])
    .default('active')
    .describe(
      'draft: nobody enters; paused: nobody enters, waits that are over go on when it runs again, those that an event ends go on to the next message, which waits; ended: nobody enters, and everybody leaves, at the next event or when the wait is over',
    ),
  from: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('nobody enters before: 2026-12-01T00:00:00+09:00'),
  until: z.iso.datetime({ offset: true }).optional().describe('nobody enters from then on'),
  capacity: z
    .int()
    .min(1)
    .optional()
    .describe('how many may enter, ever, counted since there is a limit; who enters again counts again'),
  onResume: z
    .enum(['send', 'skip', 'end'])
    .default('send')
    .describe('what fell due in a pause: is sent late, is skipped, or ends the journey for that customer'),
  maxLateness: Duration.optional().describe(
    'a message that would go out later than this after its time is skipped',
  ),
});
export type JourneyLife = z.infer<typeof JourneyLife>;
