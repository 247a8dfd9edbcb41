import {
  DescribeEventBusCommand,
  EventBridgeClient,
  PutEventsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { ImportStoppedError, importBus, openImportBus } from '../../lib/aws/import-bus.ts';
import type { InboundEvent } from '../../lib/core/event/definition.ts';

const bus = mockClient(EventBridgeClient);
beforeEach(() => {
  bus.reset();
});

function events(count: number, trait = ''): InboundEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    messageId: `m${index}`,
    event: 'Customer Imported',
    customerId: `c${index}`,
    properties: {},
    traits: { trait },
    consent: {},
    hop: 0,
  }));
}

function opened() {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  return { waits, bus: importBus(new EventBridgeClient({}), { name: 'sojourn-dev', wait }) };
}

/** Customers of each request, in the order of the requests. */
function requests(): string[][] {
  return bus
    .commandCalls(PutEventsCommand)
    .map(({ args }) =>
      (args[0].input.Entries ?? []).map(({ Detail }) => JSON.parse(Detail ?? '').customerId),
    );
}

const TAKEN = { FailedEntryCount: 0, Entries: [] };

describe('the bus of an import', () => {
  // A request takes ten entries: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
  it('gets ten events a request', async () => {
    bus.on(PutEventsCommand).resolves(TAKEN);
    await opened().bus.put(events(23));
    expect(requests().map(({ length }) => length)).toEqual([10, 10, 3]);
  });

  // A request takes 256 KB: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
  it('gets fewer where they are large', async () => {
    bus.on(PutEventsCommand).resolves(TAKEN);
    await opened().bus.put(events(3, 'x'.repeat(100_000)));
    expect(requests().map(({ length }) => length)).toEqual([2, 1]);
  });

  it('gets those once more that it refused inside an answer of 200, and no others', async () => {
    bus
      .on(PutEventsCommand)
      .resolvesOnce({
        FailedEntryCount: 1,
        Entries: [{ EventId: 'e' }, { ErrorCode: 'ThrottlingException' }, { EventId: 'e' }],
      })
      .resolves(TAKEN);
    const { bus: importing, waits } = opened();
    await importing.put(events(3));
    expect(requests()).toEqual([['c0', 'c1', 'c2'], ['c1']]);
    expect(waits).toHaveLength(1);
  });

  it('stops where it goes on refusing, having waited longer and longer', async () => {
    bus.on(PutEventsCommand).resolves({
      FailedEntryCount: 1,
      Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow' }],
    });
    const { bus: importing, waits } = opened();
    await expect(importing.put(events(1))).rejects.toThrow('ThrottlingException slow');
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(Math.max(...waits)).toBe(10_000);
  });

  it('stops at once where trying again would not help', async () => {
    bus
      .on(PutEventsCommand)
      .resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'NotAuthorizedForSourceException' }] });
    const { bus: importing, waits } = opened();
    await expect(importing.put(events(1))).rejects.toBeInstanceOf(ImportStoppedError);
    expect(waits).toEqual([]);
  });

  it('stops where the bus is out of reach', async () => {
    bus.on(PutEventsCommand).rejects(new Error('connect ECONNREFUSED'));
    await expect(opened().bus.put(events(1))).rejects.toBeInstanceOf(ImportStoppedError);
  });

  // An event for a bus that is not there is accepted and lost: https://github.com/aws/aws-sdk/issues/186
  it('is looked for before anything is put there', async () => {
    bus
      .on(DescribeEventBusCommand, { Name: 'sojourn-prod' })
      .rejects(new ResourceNotFoundException({ message: 'none', $metadata: {} }));
    expect(await openImportBus({ stage: 'prod', endpoint: 'http://127.0.0.1:1' })).toBeUndefined();
  });
});
