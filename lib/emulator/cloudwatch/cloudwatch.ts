import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import type { EmulatorClock, Place, ResourceTypes } from '../service.ts';

export type Alarm = {
  readonly name: string;
  readonly arn: string;
  readonly description: string;
  /** `INSUFFICIENT_DATA` until the first look, and always where the emulator does not measure the metric. */
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** The value at the last look. */
  readonly value?: number | undefined;
};

type Metric = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

/** What the metric is right now. Undefined when the emulator does not measure it. */
export type Measure = (metric: Metric) => number | undefined;

export type CloudWatch = {
  readonly resources: ResourceTypes;
  alarms(): readonly Alarm[];
  stop(): void;
};

/**
 * CloudWatch alarms: kept and listed. Those on one metric that can be measured are looked at once a period and tell
 * their topics when they go off or end; alarms on expressions are listed only.
 * @param notify publishes to an alarm's topic, in the name of CloudWatch
 */
export function createCloudWatch({
  place,
  clock,
  measure,
  notify,
}: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly measure: Measure;
  readonly notify: (message: {
    readonly topicArn: string;
    readonly subject: string;
    readonly body: string;
    readonly alarmArn: string;
  }) => void;
}): CloudWatch {
  const alarms = new Map<string, Alarm>();
  const running = new Map<string, () => void>();

  function look(alarm: AlarmProperties, arn: string): void {
    const before = alarms.get(arn);
    const metric = metricOf(alarm);
    if (before === undefined || metric === undefined) return;
    const value = measure(metric);
    const state = stateOf(alarm, value);
    alarms.set(arn, { ...before, state, value });
    const topics = state === 'ALARM' ? alarm.AlarmActions : state === 'OK' ? alarm.OKActions : [];
    if (state !== before.state && alarm.ActionsEnabled) {
      for (const topicArn of topics) notify({ topicArn, alarmArn: arn, ...notice(alarm, before, state) });
    }
    running.set(
      arn,
      clock.after(periodMs(alarm), () => look(alarm, arn)),
    );
  }

  function notice(
    { AlarmDescription }: AlarmProperties,
    { name, state: OldStateValue }: Alarm,
    state: string,
  ) {
    const StateChangeTime = new Date(clock.now()).toISOString();
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
    const body = {
      AlarmName: name,
      AlarmDescription,
      AWSAccountId: place.account,
      NewStateValue: state,
      OldStateValue,
      StateChangeTime,
    };
    return { subject: `${state}: "${name}" in ${place.region}`, body: JSON.stringify(body) };
  }

  return {
    resources: {
      'AWS::CloudWatch::Alarm': async ({ stack, logicalId, properties }) => {
        const alarm = AlarmProperties.parse(properties);
        const name = alarm.AlarmName ?? physicalName({ stack, logicalId, longest: 255 });
        const arn = `arn:aws:cloudwatch:${place.region}:${place.account}:alarm:${name}`;
        alarms.set(arn, { name, arn, description: alarm.AlarmDescription, state: 'INSUFFICIENT_DATA' });
        const metric = metricOf(alarm);
        if (metric !== undefined)
          running.set(
            arn,
            clock.after(periodMs(alarm), () => look(alarm, arn)),
          );
        return { ref: name, attributes: { Arn: arn } };
      },
    },
    alarms: () => [...alarms.values()],
    stop() {
      for (const cancel of running.values()) cancel();
    },
  };
}

const Comparison = z.enum([
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
]);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html */
const AlarmProperties = z.strictObject({
  AlarmName: z.string().optional(),
  AlarmDescription: z.string().default(''),
  ActionsEnabled: z.boolean().default(true),
  AlarmActions: z.array(z.string()).default([]),
  OKActions: z.array(z.string()).default([]),
  InsufficientDataActions: z.array(z.string()).default([]),
  ComparisonOperator: Comparison,
  DatapointsToAlarm: z.number().optional(),
  EvaluationPeriods: z.number(),
  Threshold: z.number().default(0),
  TreatMissingData: z.string().default('missing'),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Period: z.number().default(60),
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Unit: z.string().optional(),
  Metrics: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
type AlarmProperties = z.infer<typeof AlarmProperties>;

function metricOf({ Namespace, MetricName, Dimensions }: AlarmProperties): Metric | undefined {
  if (Namespace === undefined || MetricName === undefined) return undefined;
  const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));
  return { namespace: Namespace, name: MetricName, dimensions };
}

const periodMs = ({ Period, EvaluationPeriods }: AlarmProperties): number =>
  Period * EvaluationPeriods * 1_000;

function stateOf(alarm: AlarmProperties, value: number | undefined): Alarm['state'] {
  if (value === undefined) return 'INSUFFICIENT_DATA';
  return breaches(alarm, value) ? 'ALARM' : 'OK';
}

function breaches({ ComparisonOperator, Threshold }: AlarmProperties, value: number): boolean {
  switch (ComparisonOperator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= Threshold;
    case 'GreaterThanThreshold':
      return value > Threshold;
    case 'LessThanThreshold':
      return value < Threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= Threshold;
    default:
      return ComparisonOperator;
  }
}
