import * as z from 'zod';
import { Channel } from '../channel/definition.ts';
import { Condition, Where } from '../condition/definition.ts';
import { MessageEvent } from '../event/definition.ts';
import { DECIDE, Exclusive, MEASURE, TestShare } from '../experiment/plan.ts';
import { keyedUnion } from '../keyed-union.ts';
import { LocalizedText } from '../localized-text.ts';
import { Duration } from '../time/duration.ts';
import { WEEKDAYS } from '../time/weekday.ts';
import { Entry, EventName } from './entry.ts';
import { Kpi } from './kpi.ts';
import { JourneyLife } from './life.ts';

/**
 * THE schema of a journey file. Types, the editor's JSON Schema and the reference are made from it.
 * The kind of a step is its key (`send`, `wait`, …), so that a file reads aloud as the journey.
 */

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const JourneyId = z
  .string()
  .max(40)
  .regex(kebab, { error: 'must be lower-case words joined by hyphens, as in abandoned-cart' });
export const StepId = z
  .string()
  .max(60)
  .regex(kebab, { error: 'must be lower-case words joined by hyphens, as in first-reminder' });

export const STAGES = ['awareness', 'consideration', 'decision', 'purchase', 'aftercare'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;
export const Purpose = z.enum(['marketing', 'transactional']);
export type Purpose = z.infer<typeof Purpose>;

const sameKey = z.literal(true).optional().describe("only an event with the same value of the entry's key");

export const EventExit = z.strictObject({ event: EventName, where: Where.optional(), sameKey });
export const WhenExit = z
  .strictObject({ when: Condition })
  .describe('checked with every event of the customer and after every wait');
const SegmentExit = z
  .strictObject({
    segment: z.string().describe('file name under workflows/segments'),
    change: z.enum(['entered', 'left']).default('left'),
  })
  .describe('at the moment that the customer leaves the segment (or enters it)');
export const ConsentExit = z
  .strictObject({ consent: z.literal('withdrawn') })
  .describe('once the customer has said no to every channel that he or she was asked about');

/** Ends the enrolment at once, also in the middle of a wait. */
export const Exit = keyedUnion('exit', {
  event: EventExit,
  when: WhenExit,
  segment: SegmentExit,
  consent: ConsentExit,
});
export type Exit = z.infer<typeof Exit>;

export const Goal = z.strictObject({
  event: EventName,
  where: Where.optional(),
  sameKey,
  within: Duration.describe('counted from the entry'),
  attributionWindow: Duration.optional().describe(
    'how long before the goal a message may have gone out to be credited with it; without it, since the entry',
  ),
  value: z.string().min(1).optional().describe('the numeric property that holds the value, as in total'),
  refund: z
    .strictObject({
      event: EventName,
      value: z.string().min(1).describe('the numeric property that holds what is paid back'),
      within: Duration.optional().describe('counted from the entry; without it, as long as the goal'),
    })
    .optional()
    .describe("what takes value back in the journey's A/B tests"),
});
export type Goal = z.infer<typeof Goal>;

/** A literal, or `{ "entry": "cartId" }`: that property of the entry event. */
export const Value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ entry: z.string().min(1) }),
]);
export type Value = z.infer<typeof Value>;

const id = StepId.describe('unique in the journey; reports and goto use it');
const steps: z.ZodType<Step[]> = z.lazy(() => z.array(Step));

export const ChannelWish = z.union([
  z.literal('best').describe('Sojourn chooses, and keeps the reasons'),
  Channel,
  z.literal('both').describe('by e-mail and by SMS, one of each'),
  z
    .array(Channel)
    .min(1)
    .describe('the first of these that can reach the customer; the next one, if the message does not arrive'),
]);
export type ChannelWish = z.infer<typeof ChannelWish>;

const SubjectTest = z
  .strictObject({
    variants: z
      .array(
        z.strictObject({
          id: StepId,
          weight: z.number().min(0).max(100),
          subject: z
            .record(z.string(), z.string().min(1))
            .describe('by language, in place of the message’s own'),
        }),
      )
      .min(2)
      .describe('the weights add up to 100; the others are measured against the first'),
    decide: z.enum(DECIDE).optional(),
  })
  .describe('an A/B test of subjects; clicks decide');

export const SendStep = z.strictObject({
  id,
  send: z.strictObject({
    message: z.string().describe('folder name under workflows/messages'),
    channel: ChannelWish.default('best'),
    test: SubjectTest.optional(),
  }),
});

export const Wait = keyedUnion('wait', {
  for: z.strictObject({ for: Duration }),
  until: z.strictObject({ until: z.iso.datetime({ offset: true }).describe('2026-12-24T09:00:00+09:00') }),
  untilLocal: z.strictObject({
    untilLocal: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day such as 09:30' })
      .describe("the next time that it is this late in the customer's own zone"),
    on: z.array(z.enum(WEEKDAYS)).min(1).optional().describe('only on these days of the week'),
  }),
});
export type Wait = z.infer<typeof Wait>;
export const WaitStep = z.strictObject({ id, wait: Wait });

export const WaitFor = keyedUnion('waitFor', {
  event: z.strictObject({ event: EventName, where: Where.optional(), sameKey, for: Duration }),
  message: z.strictObject({
    message: z.string().describe('the id of a send step'),
    was: MessageEvent,
    for: Duration,
  }),
});
export type WaitFor = z.infer<typeof WaitFor>;
export const WaitForStep = z.strictObject({
  id,
  waitFor: WaitFor,
  then: steps.optional().describe('when it happened in time'),
  else: steps.optional().describe('when the time ran out'),
});

export const BranchStep = z.strictObject({
  id,
  branch: z
    .array(z.strictObject({ when: Condition, steps }))
    .min(1)
    .describe('the first case that holds is taken'),
  else: steps.optional(),
});

const Variant = z.strictObject({ id: StepId, weight: z.number().min(0).max(100), steps });
export const ExperimentStep = z.strictObject({
  id,
  experiment: z.strictObject({
    planned: z
      .strictObject({ customers: z.int().min(1) })
      .optional()
      .describe('how many customers in all, fixed before it starts'),
    control: StepId.optional().describe(
      'the variant that the others are measured against; without it the first',
    ),
    measure: z
      .enum(MEASURE)
      .optional()
      .describe("what decides: who reached the goal, who clicked, or the goal's value for each customer"),
    decide: z
      .enum(DECIDE)
      .optional()
      .describe(
        'report: people decide; promote: what is proven to be best takes all newcomers; bandit: the better a variant does, the more newcomers it gets',
      ),
    test: TestShare.optional().describe(
      'for one message to many: a share tests, the others get what was best',
    ),
    exclusive: Exclusive.optional().describe(
      'tests of one group share no customer: each takes a part of 0 to 100; the others get the steps of the control',
    ),
    variants: z.array(Variant).min(2).describe('the weights add up to 100'),
  }),
});

const Update = z
  .strictObject({
    set: z.record(z.string(), Value).optional(),
    increment: z.record(z.string(), z.number()).optional(),
    add: z.record(z.string(), Value).optional().describe('adds to a list, unless it is there already'),
  })
  .refine((update) => Object.keys(update).length > 0, {
    error: 'says nothing to change; use set, increment or add',
  });

export const UpdateStep = z.strictObject({ id, update: Update });

export const EmitStep = z.strictObject({
  id,
  emit: z.strictObject({ event: EventName, properties: z.record(z.string(), Value).default({}) }),
});
export const GotoStep = z.strictObject({ id, goto: z.string().describe('the id of the step to go on with') });
export const ExitStep = z.strictObject({
  id,
  exit: StepId.describe('why, in a word or two: bought, not-interested'),
});

export type Step =
  | z.infer<typeof SendStep>
  | z.infer<typeof WaitStep>
  | {
      id: string;
      waitFor: WaitFor;
      then?: Step[] | undefined;
      else?: Step[] | undefined;
    }
  | { id: string; branch: { when: Condition; steps: Step[] }[]; else?: Step[] | undefined }
  | {
      id: string;
      experiment: {
        planned?: { customers: number } | undefined;
        control?: string | undefined;
        measure?: (typeof MEASURE)[number] | undefined;
        decide?: (typeof DECIDE)[number] | undefined;
        test?: z.infer<typeof TestShare> | undefined;
        exclusive?: Exclusive | undefined;
        variants: { id: string; weight: number; steps: Step[] }[];
      };
    }
  | z.infer<typeof UpdateStep>
  | z.infer<typeof EmitStep>
  | z.infer<typeof GotoStep>
  | z.infer<typeof ExitStep>;

export const STEP_KINDS = [
  'send',
  'wait',
  'waitFor',
  'branch',
  'experiment',
  'update',
  'emit',
  'goto',
  'exit',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const Step: z.ZodType<Step> = keyedUnion('step', {
  send: SendStep,
  wait: WaitStep,
  waitFor: WaitForStep,
  branch: BranchStep,
  experiment: ExperimentStep,
  update: UpdateStep,
  emit: EmitStep,
  goto: GotoStep,
  exit: ExitStep,
} satisfies Record<StepKind, z.ZodType>).meta({
  id: 'Step',
  description: 'One step; its key says what kind it is',
});

export const Journey = z
  .strictObject({
    $schema: z.string().optional(),
    id: JourneyId.describe('same as the file name'),
    title: LocalizedText.describe('what colleagues call it'),
    stage: Stage.describe('which stage of the customer journey this serves'),
    purpose: Purpose.describe('marketing needs consent; transactional answers something the customer did'),
    priority: z
      .int()
      .min(1)
      .max(10)
      .default(5)
      .describe(
        'when two journeys want the last message that a customer may get: the higher number goes first',
      ),
    entry: Entry.describe('who enters, and when'),
    life: JourneyLife.prefault({}).describe('whether it runs, from when to when, for how many'),
    exit: z.array(Exit).default([]).describe('who leaves at once'),
    goal: Goal.optional().describe('what counts as success'),
    kpi: Kpi.optional().describe('what it is measured by, and how much of it is enough'),
    steps: z.array(Step).min(1).describe('in order: each leads on to the next'),
  })
  .meta({ id: 'Journey', title: 'Sojourn journey' });
export type Journey = z.infer<typeof Journey>;
