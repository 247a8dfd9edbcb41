import * as z from 'zod';
import { Condition } from '../condition/definition.ts';
import { JourneyId, Stage } from '../journey/definition.ts';
import { DateEntry, ScheduleEntry } from '../journey/entry.ts';
import { LocalizedText } from '../localized-text.ts';

/** A segment with all others written out in it. */
export const CompiledSegment = z.object({
  id: z.string(),
  title: LocalizedText,
  when: Condition,
  stage: Stage.optional(),
  /** Whether people who turn out to belong to a new or edited segment are announced as newcomers. */
  backfill: z.enum(['quiet', 'announce']),
});
export type CompiledSegment = z.infer<typeof CompiledSegment>;

/**
 * All that is reckoned for every customer: segments, and the dates and schedules that journeys are entered by. Written by
 * the deployment under its edition, the hash of its content.
 */
export const Audience = z.object({
  edition: z.string(),
  segments: z.array(CompiledSegment),
  dates: z.array(z.object({ journeyId: JourneyId, entry: DateEntry })),
  schedules: z.array(z.object({ journeyId: JourneyId, entry: ScheduleEntry })),
});
export type Audience = z.infer<typeof Audience>;
