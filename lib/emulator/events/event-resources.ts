import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import type { EmulatorClock, ResourceTypes } from '../service.ts';
import type { Buses } from './buses.ts';
import { readRule } from './rule.ts';

/**
 * AWS::Events::EventBus and AWS::Events::Rule.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html
 */
export function eventResources({ buses, arnPrefix, clock }: Parts): ResourceTypes {
  return {
    'AWS::Events::EventBus': async ({ properties }) => {
      const { Name } = EventBusProperties.parse(properties);
      const { name, arn } = buses.add(Name);
      return { ref: name, attributes: { Arn: arn, Name: name } };
    },
    'AWS::Events::Rule': async ({ stack, logicalId, properties }) => {
      const name = physicalName({ stack, logicalId });
      const rule = readRule(properties, { name, from: clock.now(), arnPrefix });
      const bus = buses.find(rule.busName);
      if (bus === undefined) throw new Error(`there is no event bus ${rule.busName}`);
      bus.rules.set(rule.name, rule);
      // Ref of a rule on another bus names both.
      const ref = bus.name === 'default' ? rule.name : `${bus.name}|${rule.name}`;
      return { ref, attributes: { Arn: rule.arn } };
    },
  };
}

type Parts = {
  readonly buses: Buses;
  readonly arnPrefix: string;
  readonly clock: EmulatorClock;
};

const EventBusProperties = z.strictObject({
  Name: z.string(),
  Description: z.string().optional(),
  Tags: z.unknown().optional(),
});
