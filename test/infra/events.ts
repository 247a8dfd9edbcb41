import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resources } from './read-template.ts';

export function events(template: Template): void {
  const schedules = resources(template, 'AWS::Scheduler::Schedule').map(({ id, Properties }) => ({
    id,
    ...Properties,
  }));

  describe('events', () => {
    it('come in on a bus that is called as the stack is', () => {
      expect(
        resources(template, 'AWS::Events::EventBus').map(({ Properties }) => Properties['Name']),
      ).toEqual(['sojourn-test']);
    });

    // Not `click`: SES rewrites the links of a message where its clicks are to be told, and ours are signed.
    it('of SES go to the default bus, which is the only one it knows, and leave our links alone', () => {
      const [destination, ...others] = resources(template, 'AWS::SES::ConfigurationSetEventDestination');
      expect(others).toEqual([]);
      expect(destination?.Properties['EventDestination']).toEqual({
        Enabled: true,
        EventBridgeDestination: {
          EventBusArn: { 'Fn::Join': ['', expect.arrayContaining([':event-bus/default'])] },
        },
        MatchingEventTypes: ['send', 'delivery', 'open', 'bounce', 'complaint', 'reject', 'renderingFailure'],
      });
    });
  });

  describe('the time wheel', () => {
    it('is turned each minute, and not twice when a turn fails', () => {
      expect(schedules.find(({ id }) => id.startsWith('TimeWheel'))).toMatchObject(
        aCall('rate(1 minute)', /^tickFunction/),
      );
    });
  });

  describe('what the account may send', () => {
    it('is looked at every five minutes, the experiments each hour; the report is made each day; nothing else runs by the clock', () => {
      expect(schedules).toHaveLength(4);
      expect(schedules.find(({ id }) => id.startsWith('SendingWatch'))).toMatchObject(
        aCall('rate(5 minutes)', /^watchsendingFunction/),
      );
      expect(schedules.find(({ id }) => id.startsWith('ExperimentsWatch'))).toMatchObject(
        aCall('rate(1 hour)', /^watchexperimentsFunction/),
      );
      const report = aCall('cron(0 5 * * ? *)', /^makereportFunction/);
      expect(schedules.find(({ id }) => id.startsWith('DailyReport'))).toMatchObject(report);
    });
  });
}

/** Once and not again, for the next call makes up for one that failed. */
function aCall(expression: string, task: RegExp) {
  return {
    ScheduleExpression: expression,
    State: 'ENABLED',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: { 'Fn::GetAtt': [expect.stringMatching(task), 'Arn'] },
      RetryPolicy: { MaximumRetryAttempts: 0 },
    },
  };
}
