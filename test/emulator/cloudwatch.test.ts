import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../lib/emulator/clock.ts';
import { createCloudWatch } from '../../lib/emulator/cloudwatch/cloudwatch.ts';
import { PLACE } from './behind-gateway.ts';

type Notices = Parameters<Parameters<typeof createCloudWatch>[0]['notify']>[0][];

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:alarms';
const DEAD_LETTERS = {
  AlarmName: 'dead letters',
  AlarmDescription: 'messages lie there',
  AlarmActions: [TOPIC],
  OKActions: [TOPIC],
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Dimensions: [{ Name: 'QueueName', Value: 'dead' }],
  EvaluationPeriods: 1,
  MetricName: 'ApproximateNumberOfMessagesVisible',
  Namespace: 'AWS/SQS',
  Period: 300,
  Statistic: 'Maximum',
  Threshold: 1,
  TreatMissingData: 'notBreaching',
};
let stop: (() => void) | undefined;
afterEach(() => stop?.());

describe('an alarm', () => {
  it('tells its topic once when it goes off, and once when that is over', async () => {
    const depth = { dead: 2 };
    const { notices, alarms } = await anAlarm(DEAD_LETTERS, () => depth.dead);
    await vi.waitFor(() => expect(alarms()[0]?.state).toBe('ALARM'), { interval: 2 });
    depth.dead = 0;
    await vi.waitFor(() => expect(alarms()[0]?.state).toBe('OK'), { interval: 2 });
    expect(notices.map(({ topicArn, subject, body }) => [topicArn, subject, JSON.parse(body)])).toMatchObject(
      [
        [
          TOPIC,
          'ALARM: "dead letters" in eu-central-1',
          { OldStateValue: 'INSUFFICIENT_DATA', NewStateValue: 'ALARM' },
        ],
        [TOPIC, 'OK: "dead letters" in eu-central-1', { OldStateValue: 'ALARM', NewStateValue: 'OK' }],
      ],
    );
  });

  it('is asked for its own metric', async () => {
    const measure = vi.fn<() => number>(() => 0);
    const { alarms } = await anAlarm(DEAD_LETTERS, measure);
    await vi.waitFor(() => expect(alarms()[0]?.state).toBe('OK'), { interval: 2 });
    expect(measure).toHaveBeenCalledWith({
      namespace: 'AWS/SQS',
      name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: 'dead' },
    });
  });

  it('on an expression is listed, and says that it knows nothing', async () => {
    const { MetricName: _, Namespace: __, Period: ___, ...rest } = DEAD_LETTERS;
    const { alarms, notices } = await anAlarm({ ...rest, Metrics: [] }, () => 9);
    expect([alarms(), notices]).toMatchObject([[{ name: 'dead letters', state: 'INSUFFICIENT_DATA' }], []]);
  });

  it('with a comparison that the emulator does not know is refused', async () => {
    const anomaly = { ...DEAD_LETTERS, ComparisonOperator: 'LessThanLowerThreshold' };
    await expect(anAlarm(anomaly, () => 0)).rejects.toThrow(/ComparisonOperator/);
  });
});

/** At a speed at which five minutes are 3 ms. */
async function anAlarm(properties: Record<string, unknown>, measure: () => number) {
  const notices: Notices = [];
  const cloudWatch = createCloudWatch({
    place: PLACE,
    clock: createClock(100_000),
    measure,
    notify: (notice) => void notices.push(notice),
  });
  stop = cloudWatch.stop;
  await cloudWatch.resources['AWS::CloudWatch::Alarm']?.({ logicalId: 'Alarm', stack: 'test', properties });
  return { notices, alarms: cloudWatch.alarms };
}
