import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resources } from './read-template.ts';

export function events(template: Template): void {
  describe('events', () => {
    it('come in on a bus that is called as the stack is', () => {
      expect(
        resources(template, 'AWS::Events::EventBus').map(({ Properties }) => Properties['Name']),
      ).toEqual(['sojourn-test']);
    });

    it('of SES go to the default bus, which is the only one it knows, and leave out none that we act on', () => {
      const [destination, ...others] = resources(template, 'AWS::SES::ConfigurationSetEventDestination');
      expect(others).toEqual([]);
      expect(destination?.Properties['EventDestination']).toEqual({
        Enabled: true,
        EventBridgeDestination: {
          EventBusArn: { 'Fn::Join': ['', expect.arrayContaining([':event-bus/default'])] },
        },
        MatchingEventTypes: [
          'send',
          'delivery',
          'open',
          'click',
          'bounce',
          'complaint',
          'reject',
          'renderingFailure',
        ],
      });
    });
  });

  describe('the time wheel', () => {
    it('is turned each minute, and not twice when a turn fails', () => {
      const [schedule, ...others] = resources(template, 'AWS::Scheduler::Schedule');
      expect(others).toEqual([]);
      expect(schedule?.Properties).toMatchObject({
        ScheduleExpression: 'rate(1 minute)',
        State: 'ENABLED',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: { 'Fn::GetAtt': [expect.stringMatching(/^tickFunction/), 'Arn'] },
          RetryPolicy: { MaximumRetryAttempts: 0 },
        },
      });
    });
  });
}
