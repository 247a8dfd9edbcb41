import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { inboundEventFrom } from '../../lib/aws/bus-envelope.ts';
import { eventPublisher } from '../../lib/aws/event-publisher.ts';
import { ProviderThrottledError } from '../../lib/core/errors.ts';

const bus = mockClient(EventBridgeClient);
beforeEach(() => {
  bus.reset();
});

const event = {
  messageId: 'emit-1',
  event: 'Call Requested',
  customerId: 'c1',
  timestamp: '2026-03-02T12:00:00.000Z',
  properties: { tier: 'gold' },
  traits: {},
  consent: {},
  hop: 1,
};
const publish = () => eventPublisher(new EventBridgeClient({}), 'sojourn').publish(event);

describe('an event of our own', () => {
  it('goes on the bus under its name, and comes back as it went', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [{ EventId: 'e' }] });
    await publish();
    const [entry] = bus.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries ?? [];
    expect(entry).toMatchObject({ EventBusName: 'sojourn', Source: 'sojourn', DetailType: 'Call Requested' });

    const envelope = { id: 'e', 'detail-type': entry?.DetailType, time: '2026-03-02T12:00:01Z' };
    expect(inboundEventFrom({ ...envelope, detail: JSON.parse(entry?.Detail ?? '') })).toEqual(event);
  });

  it('that the bus refuses for now inside an answer of 200 may be tried again', async () => {
    const Entries = [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }];
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries });
    await expect(publish()).rejects.toBeInstanceOf(ProviderThrottledError);
  });

  it('that the bus refuses for good is an error with its code', async () => {
    const Entries = [{ ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'no' }];
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries });
    await expect(publish()).rejects.toThrow('NotAuthorizedForSourceException no');
  });
});

describe('several events of our own', () => {
  const many = Array.from({ length: 23 }, (_, index) => ({ ...event, messageId: `m${index}` }));
  const ids = () =>
    bus
      .commandCalls(PutEventsCommand)
      .map(({ args }) =>
        (args[0].input.Entries ?? []).map(({ Detail }) => JSON.parse(Detail ?? '').messageId),
      );

  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html: ten entries a request
  it('go on the bus by tens', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [] });
    await eventPublisher(new EventBridgeClient({}), 'sojourn').publishAll(many);
    expect(ids().map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(ids().flat()).toEqual(many.map(({ messageId }) => messageId));
  });

  it('are put again where the bus refused them for now, and no others are', async () => {
    bus
      .on(PutEventsCommand)
      .resolvesOnce({
        FailedEntryCount: 1,
        Entries: [{ EventId: 'e' }, { ErrorCode: 'ThrottlingException' }],
      })
      .resolves({ FailedEntryCount: 0, Entries: [] });
    await eventPublisher(new EventBridgeClient({}), 'sojourn').publishAll(many.slice(0, 2));
    expect(ids()).toEqual([['m0', 'm1'], ['m1']]);
  });

  it('are not put at all where there are none', async () => {
    await eventPublisher(new EventBridgeClient({}), 'sojourn').publishAll([]);
    expect(ids()).toEqual([]);
  });
});
