import * as z from 'zod';
import { Purpose, Stage } from '../journey/definition.ts';
import { Kpi } from '../journey/kpi.ts';
import { LocalizedText } from '../localized-text.ts';

/** From one midnight to another, by the clocks of the company. */
const Week = z.object({ from: z.number(), until: z.number() });
export type Week = z.infer<typeof Week>;

/** Seven whole days that ended last midnight, and the seven before them. */
export const Weeks = z.object({ last: Week, before: Week });
export type Weeks = z.infer<typeof Weeks>;

/** What a journey did in a week. Everything but `entered` is of those who are judged. */
const WeekFigures = z.object({
  entered: z.int(),
  /**
   * Whose time for the goal ended in this week; without a goal, who entered in it. To judge those who entered this week would
   * make the last week look bad each time: some of them are still about to reach the goal.
   */
  judged: z.int(),
  goals: z.int(),
  /** Of the goals, in hundredths of the currency. */
  valueMinor: z.int(),
  /** Messages that went out. */
  sent: z.int(),
  /** How many clicked at least one of them. */
  clicked: z.int(),
});
export type WeekFigures = z.infer<typeof WeekFigures>;

/** What a step's messages are credited with; parts of a goal where several share it. `stepId` absent: no message at all. */
const Credit = z.object({ stepId: z.string().optional(), goals: z.number(), valueMinor: z.number() });
export type Credit = z.infer<typeof Credit>;

const JourneyFigures = z.object({
  id: z.string(),
  title: LocalizedText,
  stage: Stage,
  purpose: Purpose,
  kpi: Kpi.optional(),
  /** Of those who entered since the first of the two weeks, or whose time for the goal ended since: who is still inside. */
  inside: z.int(),
  last: WeekFigures,
  before: WeekFigures,
  /** The last week's goals by the last message before each, most first. */
  credits: z.array(Credit),
});
export type JourneyFigures = z.infer<typeof JourneyFigures>;

const Interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

const ExperimentNews = z.object({
  journeyId: z.string(),
  title: LocalizedText,
  stepId: z.string(),
  status: z.enum(['blocked', 'collecting', 'running', 'winner', 'loser', 'no-difference']),
  /** The verdict in words, by language. */
  sentence: z.record(z.string(), z.string()),
  /** The metric that decides; `value` below is a share of the customers, or hundredths of the currency for each. */
  metric: z.object({ id: z.string(), kind: z.enum(['share', 'mean', 'ratio']) }).optional(),
  variants: z.array(
    z.object({
      id: z.string(),
      isControl: z.boolean(),
      customers: z.int(),
      converters: z.int(),
      value: z.number(),
      lift: Interval.optional(),
      call: z.enum(['better', 'worse', 'open']).optional(),
    }),
  ),
});
export type ExperimentNews = z.infer<typeof ExperimentNews>;

/** How the journeys do against their targets, and what the experiments say: made once a day. */
export const Report = z.object({
  madeAt: z.number(),
  /** The company's. */
  zone: z.string(),
  weeks: Weeks,
  /** In order of the stages. What advertises nothing and has no target is left out. */
  journeys: z.array(JourneyFigures),
  experiments: z.array(ExperimentNews),
});
export type Report = z.infer<typeof Report>;
