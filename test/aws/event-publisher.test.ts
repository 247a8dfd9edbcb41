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
    await expect(publish()).rejects.toThrow('emit-1: NotAuthorizedForSourceException no');
  });
});
