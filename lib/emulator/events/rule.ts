import * as z from 'zod';
import { readSchedule, type Schedule } from '../scheduler/schedule-expression.ts';
import { AwsError } from '../service.ts';
import { busName, ruleArn } from './buses.ts';
import { type Pattern, readPattern } from './pattern/read-pattern.ts';
import { DeadLetterConfig, RetryPolicy, serviceOf } from './target.ts';
import { readPath, targetInput } from './target-input.ts';

export type Rule = {
  readonly name: string;
  readonly arn: string;
  readonly busName: string;
  readonly description: string | undefined;
  readonly enabled: boolean;
  /** As the template wrote it. */
  readonly patternText: string | undefined;
  readonly pattern: Pattern | undefined;
  readonly scheduleText: string | undefined;
  readonly schedule: Schedule | undefined;
  readonly targets: readonly Target[];
};
export type Target = z.infer<typeof Target>;

const Target = z
  .strictObject({
    Id: z.string(),
    Arn: z.string(),
    RoleArn: z.string().optional(),
    DeadLetterConfig,
    RetryPolicy,
    ...targetInput,
  })
  .superRefine(({ Input, InputPath, InputTransformer, Arn, RoleArn }, context) => {
    const given = [Input, InputPath, InputTransformer].filter((one) => one !== undefined);
    if (given.length > 1) {
      context.addIssue('only one of Input, InputPath and InputTransformer can be given');
    }
    if (serviceOf(Arn) === 'states' && RoleArn === undefined) {
      context.addIssue('a state machine needs a RoleArn');
    }
  });

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html */
const RuleProperties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  EventBusName: z.string().default('default'),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(Target).default([]),
});

/**
 * @param from when a rate begins to count
 * @throws ZodError · AwsError InvalidEventPatternException or ValidationException
 */
export function readRule(properties: unknown, { name, from, arnPrefix }: Naming): Rule {
  const rule = RuleProperties.parse(properties);
  const { EventPattern, ScheduleExpression, Targets } = rule;
  if (EventPattern === undefined && ScheduleExpression === undefined) {
    throw new AwsError(
      'ValidationException',
      'Parameter(s) EventPattern or ScheduleExpression must be specified.',
    );
  }
  const bus = busName(rule.EventBusName);
  if (ScheduleExpression !== undefined && bus !== 'default') {
    throw new AwsError(
      'ValidationException',
      'ScheduleExpression is supported only on the default event bus.',
    );
  }
  for (const { InputPath, InputTransformer } of Targets) {
    for (const path of Object.values(InputTransformer?.InputPathsMap ?? {})) readPath(path);
    if (InputPath !== undefined) readPath(InputPath);
  }
  const ruleName = rule.Name ?? name;
  return {
    name: ruleName,
    arn: ruleArn(arnPrefix, bus, ruleName),
    busName: bus,
    description: rule.Description,
    enabled: rule.State === 'ENABLED',
    patternText: EventPattern && JSON.stringify(EventPattern),
    pattern: EventPattern && readPattern(EventPattern),
    scheduleText: ScheduleExpression,
    // Rules know no time zone.
    schedule:
      ScheduleExpression === undefined
        ? undefined
        : readSchedule({ expression: ScheduleExpression, zone: 'UTC', from }),
    targets: Targets,
  };
}

type Naming = { readonly name: string; readonly from: number; readonly arnPrefix: string };
