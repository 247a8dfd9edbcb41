import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { TASKS } from '../../lib/infra/bundles.ts';
import { plain, resources } from './read-template.ts';

const QUEUES = [
  'EventIntakeEvents',
  'TimeWheelWakeUps',
  'TimeWheelDueSends',
  'TimeWheelReviews',
  'MessageEventsMessageNews',
  'InboundTextsReplies',
];
const Metric = z.object({
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Value: z.unknown().transform(plain) })),
});
const Alarm = z.object({
  AlarmActions: z.array(z.unknown().transform(plain)),
  Threshold: z.number(),
  TreatMissingData: z.string(),
  Metrics: z.array(z.object({ MetricStat: z.object({ Metric }).optional() })).optional(),
  ...Metric.partial().shape,
});

export function alarms(template: Template): void {
  const all = resources(template, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Alarm.parse(Properties));
  /** `metric of thing` for every metric that an alarm looks at. */
  const watched = all.flatMap(({ MetricName, Dimensions, Metrics }) => [
    ...(Metrics ?? []).flatMap(({ MetricStat }) => (MetricStat ? [nameOf(MetricStat.Metric)] : [])),
    ...(MetricName !== undefined && Dimensions !== undefined ? [nameOf({ MetricName, Dimensions })] : []),
  ]);

  describe('alarms', () => {
    it.each(QUEUES)(
      'of %s ring for dead letters, for old dead letters and for messages that wait too long',
      (queue) => {
        expect(watched).toContain(`ApproximateNumberOfMessagesVisible of \${${queue}DeadLetters.QueueName}`);
        expect(watched).toContain(`ApproximateAgeOfOldestMessage of \${${queue}DeadLetters.QueueName}`);
        expect(watched).toContain(`ApproximateAgeOfOldestMessage of \${${queue}Queue.QueueName}`);
      },
    );

    it.each([...TASKS])('ring for calls of %s that fail', (task) => {
      expect(watched).toContain(`Errors of \${${task.replaceAll('-', '')}Function}`);
    });

    it.each(['welcome', 'winback'])('ring for legs of %s that fail or take too long', (journey) => {
      expect(watched).toContain(`ExecutionsFailed of \${Journeys${journey}Machine}`);
      expect(watched).toContain(`ExecutionsTimedOut of \${Journeys${journey}Machine}`);
    });

    it.each(['PublicPages', 'Collector'])('ring for what %s answers with a 5xx', (api) => {
      expect(watched).toContain(`5xx of \${${api}Api}`);
    });

    it('ring for a walk over customers that fails', () => {
      expect(watched).toContain('ExecutionsFailed of ${CustomerWalkMachine}');
    });

    it('ring when nobody turns the time wheel, which shows as no data at all', () => {
      const silent = all.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
      expect(silent).toMatchObject([
        { MetricName: 'Invocations', Dimensions: [{ Value: '${tickFunction}' }] },
      ]);
    });

    // A message may be held back for 900 s, which counts as its age.
    it.each(['WakeUps', 'DueSends', 'Reviews'])(
      'do not ring for %s that are held back until their time',
      (what) => {
        const late = all.find((one) => one.Dimensions?.[0]?.Value === `\${TimeWheel${what}Queue.QueueName}`);
        expect(late?.Threshold).toBeGreaterThan(900);
      },
    );

    // 47 CFR 64.1200(a)(12): one confirmation of an opt-out may follow within five minutes.
    it('ring while a STOP can still be confirmed in time', () => {
      const late = all.find((one) => one.Dimensions?.[0]?.Value === '${InboundTextsRepliesQueue.QueueName}');
      expect(late?.Threshold).toBeLessThan(300);
    });

    it('ring for a single failed rotation of keys, of which there is one in ninety days', () => {
      const failed = all.find((one) => one.Dimensions?.[0]?.Value === '${rotatekeysFunction}');
      expect(failed).toMatchObject({ MetricName: 'Errors', Threshold: 1 });
    });

    it('ring dead letters before SQS deletes them', () => {
      const old = all.filter((one) => one.Dimensions?.[0]?.Value.includes('DeadLetters') === true);
      for (const { Threshold } of old) expect(Threshold).toBeLessThan(14 * 24 * 3600);
    });

    it('all tell the same topic', () => {
      for (const { AlarmActions } of all) expect(AlarmActions).toEqual(['${AlarmsTopic}']);
    });

    it('may publish there, which a topic with a policy of its own does not let them by itself', () => {
      const policy = resources(template, 'AWS::SNS::TopicPolicy').find(({ id }) => id.startsWith('Alarms'));
      expect(policy?.Properties['PolicyDocument']).toMatchObject({
        Statement: expect.arrayContaining([
          expect.objectContaining({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      });
    });
  });
}

function nameOf({ MetricName, Dimensions }: z.infer<typeof Metric>): string {
  return `${MetricName} of ${Dimensions.map(({ Value }) => Value).join(', ')}`;
}
