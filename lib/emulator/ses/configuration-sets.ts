import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import { AwsError, type ResourceTypes } from '../service.ts';

/** In the words of the API: `SEND`, `BOUNCE`. */
export type EventType = z.infer<typeof EventType>;
type SuppressionReason = z.infer<typeof SuppressionReason>;

export type ConfigurationSets = {
  readonly resources: ResourceTypes;
  /** @throws AwsError NotFoundException */
  refuseUnlessThere(name: string): void;
  /** Whether the set tells the default bus of such events. */
  publishes(name: string | undefined, type: EventType): boolean;
  /** Which reasons of the suppression list hold back its mails. Undefined where the set leaves that to the account. */
  suppresses(name: string | undefined): readonly SuppressionReason[] | undefined;
};

/**
 * AWS::SES::ConfigurationSet and AWS::SES::ConfigurationSetEventDestination, to the default event bus.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-add-event-destination-eventbridge.html
 */
export function createConfigurationSets(): ConfigurationSets {
  const sets = new Map<
    string,
    { events: Set<EventType>; suppresses: readonly SuppressionReason[] | undefined }
  >();

  function known(name: string) {
    const set = sets.get(name);
    if (set !== undefined) return set;
    throw new AwsError('NotFoundException', `Configuration set <${name}> does not exist.`, 404);
  }

  return {
    resources: {
      'AWS::SES::ConfigurationSet': async ({ stack, logicalId, properties }) => {
        const { Name, SuppressionOptions } = SetProperties.parse(properties);
        const name = Name ?? physicalName({ stack, logicalId });
        sets.set(name, { events: new Set(), suppresses: SuppressionOptions?.SuppressedReasons });
        return { ref: name, attributes: {} };
      },
      'AWS::SES::ConfigurationSetEventDestination': async ({ stack, logicalId, properties }) => {
        const { ConfigurationSetName, EventDestination } = DestinationProperties.parse(properties);
        const { events } = known(ConfigurationSetName);
        if (EventDestination.Enabled)
          for (const type of EventDestination.MatchingEventTypes) events.add(type);
        const name = EventDestination.Name ?? physicalName({ stack, logicalId });
        return { ref: name, attributes: { Id: name } };
      },
    },
    refuseUnlessThere: (name) => void known(name),
    publishes: (name, type) => name !== undefined && (sets.get(name)?.events.has(type) ?? false),
    suppresses: (name) => (name === undefined ? undefined : sets.get(name)?.suppresses),
  };
}

const SuppressionReason = z.enum(['BOUNCE', 'COMPLAINT']);

const EventType = z.enum([
  'SEND',
  'DELIVERY',
  'BOUNCE',
  'COMPLAINT',
  'OPEN',
  'CLICK',
  'REJECT',
  'RENDERING_FAILURE',
  'DELIVERY_DELAY',
  'SUBSCRIPTION',
]);

/** A template says `renderingFailure` and may say `RENDERING_FAILURE`. */
const TemplateEventType = z
  .string()
  .transform((name) => name.replaceAll(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase())
  .pipe(EventType);

const SetProperties = z.strictObject({
  Name: z.string().optional(),
  DeliveryOptions: z.unknown().optional(),
  ReputationOptions: z.unknown().optional(),
  SendingOptions: z.strictObject({ SendingEnabled: z.literal(true) }).optional(),
  SuppressionOptions: z.object({ SuppressedReasons: z.array(SuppressionReason).optional() }).optional(),
  VdmOptions: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

const DestinationProperties = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.boolean().default(false),
    EventBridgeDestination: z.strictObject({
      EventBusArn: z.string().endsWith(':event-bus/default', 'SES knows the default event bus only'),
    }),
    MatchingEventTypes: z.array(TemplateEventType),
  }),
});
