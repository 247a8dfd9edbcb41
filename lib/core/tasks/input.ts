import * as z from 'zod';
import { Condition } from '../condition/definition.ts';
import { Run } from '../enrolment/definition.ts';
import { Exclusive, ExperimentPlan } from '../experiment/plan.ts';
import {
  ChannelWish,
  EmitStep,
  JourneyId,
  Purpose,
  StepId,
  UpdateStep,
  Wait,
  WaitFor,
} from '../journey/definition.ts';
import { DIRECTORY_SHARDS } from '../profile/directory.ts';

/**
 * What a compiled machine passes to each verb: the run (ids only), which journey this is, and the step's own definition,
 * written into the state when the journey was compiled. One schema a verb; the compiler's output is checked against them.
 */

export const JourneyPin = z.object({
  id: JourneyId,
  version: z.string(),
  purpose: Purpose,
  priority: z.int(),
});
export type JourneyPin = z.infer<typeof JourneyPin>;

const step = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ run: Run, journey: JourneyPin, step: z.object({ id: StepId, ...shape }) });

/** Cases in order; segments are written out. Answer: `{ chosen }`, the index of the first case that holds, or −1. */
export const DecideInput = step({ cases: z.array(Condition) });
export type DecideInput = z.infer<typeof DecideInput>;

/** Answer: `{ variant }`. */
export const AssignVariantInput = step({
  variants: z.array(z.object({ id: StepId, weight: z.number() })),
  plan: ExperimentPlan.optional(),
  exclusive: Exclusive.optional(),
});
export type AssignVariantInput = z.infer<typeof AssignVariantInput>;

/** `subjects`: by variant, then by language; the one of `variant` is taken. */
export const SendMessageInput = step({
  message: z.object({ id: z.string(), hash: z.string() }),
  channel: ChannelWish,
  subjects: z.record(z.string(), z.record(z.string(), z.string())).optional(),
}).extend({ variant: z.string().optional() });
export type SendMessageInput = z.infer<typeof SendMessageInput>;

/** `onDue`, `onEvent`: the states to go on with. */
export const ParkInput = z.union([
  step({ wait: Wait, onDue: z.string() }),
  step({ waitFor: WaitFor, onDue: z.string(), onEvent: z.string() }),
]);
export type ParkInput = z.infer<typeof ParkInput>;

export const UpdateProfileInput = step({ update: UpdateStep.shape.update });
export type UpdateProfileInput = z.infer<typeof UpdateProfileInput>;

export const EmitEventInput = step({ emit: EmitStep.shape.emit });
export type EmitEventInput = z.infer<typeof EmitEventInput>;

/** The end of a journey: `at` is the state, `reason` is `completed` or what an exit step says. */
export const CompleteInput = z.object({ run: Run, journey: JourneyPin, at: z.string(), reason: z.string() });
export type CompleteInput = z.infer<typeof CompleteInput>;

/** What a Catch left behind, under the name of the state that failed. */
export const FailInput = z.object({
  run: Run,
  journey: JourneyPin,
  failed: z.record(z.string(), z.object({ Error: z.string(), Cause: z.string().optional() })),
});
export type FailInput = z.infer<typeof FailInput>;

const WalkJob = z.union([
  z.strictObject({ backfill: z.string() }),
  z.strictObject({ schedule: z.object({ journeyId: JourneyId, occasion: z.string() }) }),
]);

/**
 * One page of a part of the directory: the customers after `after`. Answer: `{ next?, waitSeconds, done }`; with a `next` the
 * part goes on there after the wait.
 */
export const WalkPage = z.object({
  job: WalkJob,
  shard: z
    .int()
    .min(0)
    .max(DIRECTORY_SHARDS - 1),
  after: z.string().optional(),
});
export type WalkPage = z.infer<typeof WalkPage>;
