import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Journey } from '../../lib/core/journey/definition.ts';
import { Segment } from '../../lib/core/segment/definition.ts';
import { type Emulator, startEmulator } from '../../lib/emulator/emulator.ts';
import { canEmulate, clientOf, eventually, mailsTo } from './end-to-end-stack.ts';
import { synthesizeWorkflows } from './synthesize-workflows.ts';

// Who is in a segment, and who comes into a journey when, in the running stack: events go in, mails and rows come out.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The tests share one clock, on which an hour passes in a quarter of a minute, and two busy cores. */
const SECONDS = 60;

describe.skipIf(!canEmulate)('in the running stack', { timeout: SECONDS * 1000 }, () => {
  let folder: string;
  let emulator: Emulator;
  /** What the schedule and the birthday are planned for. */
  let planned: number;
  let cartLeftAt: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sojourn-audience-'));
    planned = Math.ceil(Date.now() / MINUTE) * MINUTE + HOUR;
    await synthesizeWorkflows(join(folder, 'first'), () => workflows(planned));
    emulator = await started('first');
    await publish('Signed Up', 'ann', { member: true, birthday: `1990-${dayOf(planned).slice(5)}` });
    await publish('Signed Up', 'bob', { member: true });
    await publish('Signed Up', 'cho');
    cartLeftAt = await publish('Checkout Started', 'cho');
  }, 120_000);
  afterAll(async () => {
    await emulator.stop();
    await rm(folder, { recursive: true });
  });

  it('an event that leads into a segment starts its journey', async () => {
    const mail = await eventually(
      async () => (await mailsTo(emulator.place.endpoint, 'cho@example.com'))[0],
      SECONDS,
    );
    expect(mail.subject).toContain('Welcome');
  });

  it('who leaves a segment by time alone does so at the exact instant', async () => {
    const { entry, enteredAt } = await enrolled('cho', 'gone-quiet');
    // Twenty minutes after the cart was left it is no longer within them.
    const late = entry.occurredAt - (cartLeftAt + 20 * MINUTE);
    expect([0, 1]).toContain(late);
    expect(enteredAt - entry.occurredAt).toBeLessThan(MINUTE);
  });

  it('a schedule lets in the members of its segment, each once, at its time', async () => {
    const all = await Promise.all([enrolled('ann', 'letter'), enrolled('bob', 'letter')]);
    for (const { enteredAt } of all) expect(enteredAt).toBeGreaterThanOrEqual(planned);
    expect(await enrolments('cho', 'letter')).toEqual([]);
    expect(await enrolments('ann', 'letter')).toHaveLength(1);
  });

  it('a birthday lets in whose it is, at its time', async () => {
    const { entry, enteredAt } = await enrolled('ann', 'birthday');
    expect([entry.occurredAt, enteredAt >= planned]).toEqual([planned, true]);
    expect(await enrolments('bob', 'birthday')).toEqual([]);
  });

  it('a new segment finds who belongs to it already, and lets in only who comes to it now', async () => {
    await synthesizeWorkflows(join(folder, 'second'), () => withEverybody(workflows(planned)));
    await emulator.stop();
    emulator = await started('second');
    for (const customer of ['ann', 'bob', 'cho'])
      await eventually(
        async () => ((await segmentsOf(customer)).includes('everybody') ? true : undefined),
        SECONDS,
      );
    await publish('Signed Up', 'dan');
    await enrolled('dan', 'hello-all');
    expect(await enrolments('ann', 'hello-all')).toEqual([]);
  });

  it('all of it goes its way with no right missing', () => {
    expect(emulator.services.iam.denials.map(({ message }) => message)).toEqual([]);
  });

  const started = (assembly: string) =>
    startEmulator({
      assembly: join(folder, assembly),
      port: 0,
      speed: 240,
      dataFolder: join(folder, 'data'),
      log: () => undefined,
    });

  /** @returns when it happened */
  async function publish(name: string, customerId: string, traits: object = {}): Promise<number> {
    const at = emulator.clock.now();
    const email = `${customerId}@example.com`;
    const Detail = JSON.stringify({
      customerId,
      timestamp: new Date(at).toISOString(),
      traits: { email, locale: 'en', zone: 'UTC', ...traits },
      consent: { email: 'granted' },
    });
    const entry = { EventBusName: 'sojourn-dev', Source: 'shop', DetailType: name, Detail };
    await new EventBridgeClient(client()).send(new PutEventsCommand({ Entries: [entry] }));
    return at;
  }

  const client = () => clientOf(emulator.place.endpoint);
  const table = () => emulator.stacks[0]?.outputs['TableName'];

  async function enrolments(customerId: string, journeyId: string) {
    const { Items = [] } = await new DynamoDBClient(client()).send(
      new QueryCommand({
        TableName: table(),
        KeyConditionExpression: 'pk = :customer AND begins_with(sk, :kind)',
        ExpressionAttributeValues: marshall({ ':customer': `customer#${customerId}`, ':kind': 'enrolment#' }),
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => Row.parse(unmarshall(item))).filter((row) => row.journeyId === journeyId);
  }

  const enrolled = (customerId: string, journeyId: string) =>
    eventually(async () => (await enrolments(customerId, journeyId))[0], SECONDS);

  async function segmentsOf(customerId: string): Promise<readonly string[]> {
    const Key = marshall({ pk: `customer#${customerId}`, sk: 'agenda' });
    const { Item = {} } = await new DynamoDBClient(client()).send(
      new GetItemCommand({ TableName: table(), Key }),
    );
    return Object.keys(AgendaRow.parse(unmarshall(Item)).segments);
  }
});

const Row = z.object({
  journeyId: z.string(),
  entry: z.object({ name: z.string(), occurredAt: z.number() }),
  enteredAt: z.number(),
});
const AgendaRow = z.object({ segments: z.record(z.string(), z.number()) });

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, '2026-11-24'.length);

function workflows(planned: number) {
  const at = new Date(planned);
  const cron = `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`;
  const time = at.toISOString().slice('2026-11-24T'.length, '2026-11-24T09:00'.length);
  return {
    events: [],
    segments: {
      shoppers: segment('shoppers', { event: 'Checkout Started', within: 'PT20M' }),
      members: segment('members', { trait: 'member', equals: true }),
    },
    journeys: [
      journey('greeted', { segment: 'shoppers' }, [{ id: 'mail', send: { message: 'welcome' } }]),
      journey('gone-quiet', { segment: 'shoppers', change: 'left' }),
      journey('letter', { schedule: { cron, zone: 'UTC' }, among: 'members' }),
      journey('birthday', { date: 'birthday', at: time }),
    ],
  };
}

type Workflows = ReturnType<typeof workflows>;

function withEverybody({ events, segments, journeys }: Workflows) {
  const everybody = segment('everybody', { event: 'Signed Up' });
  return {
    events,
    segments: { ...segments, everybody },
    journeys: [...journeys, journey('hello-all', { segment: 'everybody' })],
  };
}

const segment = (id: string, when: object): Segment => Segment.parse({ id, title: id, when });

/** Whoever is let in stays, so that one can look. */
function journey(id: string, entry: object, steps: readonly object[] = []) {
  const stay = { id: 'stay', wait: { for: 'P30D' } };
  const parsed = Journey.parse({
    id,
    title: id,
    stage: 'decision',
    purpose: 'transactional',
    entry,
    steps: [...steps, stay],
  });
  return { file: `${id}.json`, journey: parsed };
}
