import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../lib/emulator/emulator.ts';
import { canEmulate, clientOf, eventually, mailsTo, synthesized } from './end-to-end-stack.ts';

const HOUR_MS = 3_600_000;

describe.skipIf(!canEmulate)('an emulator that is stopped and started again on its data', () => {
  let assembly: Awaited<ReturnType<typeof synthesized>>;
  let dataFolder: string;
  beforeAll(async () => {
    assembly = await synthesized();
    dataFolder = await mkdtemp(join(tmpdir(), 'sojourn-data-'));
  });
  afterAll(async () => {
    await assembly.remove();
    await rm(dataFolder, { recursive: true });
  });

  it('loses nobody who was on a journey, and runs an hour of it in seconds', async () => {
    const options = { assembly: assembly.folder, port: 0, dataFolder };
    const first = await startEmulator({ ...options, speed: 1 });
    const { endpoint } = first.place;
    await leaveCarts(endpoint, PARKED);
    await eventually(async () => ((await enrolments(first, 'PARKED')) === PARKED.length ? true : undefined));
    await leaveCarts(endpoint, UNDER_WAY);
    const stoppedAt = first.clock.now();
    await first.stop();

    const second = await startEmulator({ ...options, speed: 1440 });
    try {
      expect(second.clock.now()).toBeGreaterThanOrEqual(stoppedAt);
      // workflows/journeys/abandoned-cart.json: an hour after the cart was left, one reminder.
      const all = [...PARKED, ...UNDER_WAY];
      const counts = () =>
        Promise.all(all.map(async (to) => (await mailsTo(second.place.endpoint, to)).length));
      const sent = await eventually(async () => {
        const now = await counts();
        return now.includes(0) ? undefined : now;
      });
      expect(sent).toEqual(all.map(() => 1));
      expect(second.clock.now()).toBeGreaterThanOrEqual(stoppedAt + HOUR_MS);
    } finally {
      await second.stop();
    }
  });
});

/** These wait when the emulator stops; those have just been let in, or their events lie in the queue. */
const PARKED = ['ann', 'bo', 'cho', 'dal', 'eun'].map((name) => `${name}@example.com`);
const UNDER_WAY = ['fay', 'gil', 'han', 'ida', 'jun'].map((name) => `${name}@example.com`);

/** How many rows of enrolments have the status. */
async function enrolments(emulator: Emulator, status: string): Promise<number> {
  const { Count = 0 } = await new DynamoDBClient(clientOf(emulator.place.endpoint)).send(
    new ScanCommand({
      TableName: emulator.stacks[0]?.outputs['TableName'],
      FilterExpression: 'begins_with(sk, :enrolment) AND #status = :status',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':enrolment': { S: 'enrolment#' }, ':status': { S: status } },
    }),
  );
  return Count;
}

async function leaveCarts(endpoint: string, addresses: readonly string[]): Promise<void> {
  const Entries = addresses.map((email) => ({
    EventBusName: 'sojourn-dev',
    Source: 'shop',
    DetailType: 'Checkout Started',
    Detail: JSON.stringify({
      customerId: email,
      properties: {
        cartId: 'c-1',
        value: 80,
        currency: 'USD',
        cartUrl: 'https://shop.example/c',
        items: ITEMS,
      },
      traits: { email, locale: 'en' },
      consent: { email: 'granted' },
    }),
  }));
  await new EventBridgeClient(clientOf(endpoint)).send(new PutEventsCommand({ Entries }));
}
const ITEMS = [{ name: 'Cast-iron pan', price: 80 }];
