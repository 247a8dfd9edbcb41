import * as z from 'zod';
import { DeadLetterConfig, RetryPolicy, serviceOf } from '../events/target.ts';
import { readSchedule, type Schedule } from './schedule-expression.ts';

export type NamedSchedule = {
  readonly name: string;
  readonly group: string;
  readonly arn: string;
  readonly enabled: boolean;
  readonly description: string | undefined;
  readonly expression: string;
  readonly zone: string;
  /** @param from  where a rate begins to count */
  schedule(from: number): Schedule;
  /** Milliseconds since 1970; undefined for no end. */
  readonly until: number | undefined;
  /** Undefined for as soon as it can. */
  readonly startsAt: number | undefined;
  readonly createdAt: number;
  readonly target: ScheduleTarget;
  readonly window: z.infer<typeof FlexibleTimeWindow>;
};
type ScheduleTarget = z.infer<typeof ScheduleTarget>;

const ScheduleTarget = z.strictObject({
  Arn: z.string().refine((arn) => serviceOf(arn) !== undefined),
  RoleArn: z.string(),
  Input: z.string().optional(),
  RetryPolicy,
  DeadLetterConfig,
});

/** Within a window AWS picks a time that it does not tell; the emulator picks its beginning. */
const FlexibleTimeWindow = z.strictObject({
  Mode: z.enum(['OFF', 'FLEXIBLE']),
  MaximumWindowInMinutes: z.number().optional(),
});
const Instant = z.string().transform((text) => Date.parse(text));

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html */
const ScheduleProperties = z.strictObject({
  Name: z.string().optional(),
  GroupName: z.string().default('default'),
  Description: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  StartDate: Instant.optional(),
  EndDate: Instant.optional(),
  FlexibleTimeWindow,
  Target: ScheduleTarget,
});

/** @throws ZodError · AwsError ValidationException */
export function readNamedSchedule(properties: unknown, { name, arnPrefix, now }: Naming): NamedSchedule {
  const read = ScheduleProperties.parse(properties);
  const { ScheduleExpression: expression, ScheduleExpressionTimezone: zone } = read;
  const schedule = (from: number): Schedule => readSchedule({ expression, zone, from });
  schedule(now); // a wrong expression shows itself now
  const scheduleName = read.Name ?? name;
  return {
    name: scheduleName,
    group: read.GroupName,
    arn: `${arnPrefix}:schedule/${read.GroupName}/${scheduleName}`,
    enabled: read.State === 'ENABLED',
    description: read.Description,
    expression,
    zone,
    schedule,
    until: read.EndDate,
    startsAt: read.StartDate,
    createdAt: now,
    target: read.Target,
    window: read.FlexibleTimeWindow,
  };
}

type Naming = { readonly name: string; readonly arnPrefix: string; readonly now: number };
