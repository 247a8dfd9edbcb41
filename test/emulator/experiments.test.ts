import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Journey } from '../../lib/core/journey/definition.ts';
import { type Emulator, startEmulator } from '../../lib/emulator/emulator.ts';
import { commandLineAt } from './command-line-at.ts';
import { canEmulate, clientOf, eventually, mailsTo } from './end-to-end-stack.ts';
import { readerAt } from './iam/reader.ts';
import { synthesizeWorkflows } from './synthesize-workflows.ts';

// An A/B test in the running stack: events go in, and the real command shows what was counted of them.

/** On this clock a minute, after which newcomers heed a decision, passes in a quarter of a second. */
const SPEED = 240;

describe.skipIf(!canEmulate)('an A/B test in the running stack', { timeout: 120_000 }, () => {
  let folder: string;
  let emulator: Emulator;
  const { sojourn, until } = commandLineAt(() => emulator.place.endpoint);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sojourn-experiments-'));
    await synthesizeWorkflows(folder, ({ settings }) => ({
      journeys: [{ file: 'letters.json', journey: LETTERS }],
      events: [],
      segments: {},
      settings: { ...settings, quietHours: {} },
    }));
    emulator = await startEmulator({ assembly: folder, port: 0, speed: SPEED, log: () => undefined });
    for (const customer of CUSTOMERS) await signUp(customer);
    await eventually(async () => ((await assigned()) === CUSTOMERS.length ? true : undefined), 90);
  }, 240_000);
  afterAll(async () => {
    await emulator.stop();
    await rm(folder, { recursive: true });
  });

  it('divides customers among its variants, each once, and sends each what the variant has', async () => {
    const { plain = 0, named = 0 } = await counts('assigned');
    expect(plain + named).toBe(CUSTOMERS.length);
    expect(Math.min(plain, named)).toBeGreaterThan(0);
    await eventually(
      async () => (sumOf(await counts('exposed')) === CUSTOMERS.length ? true : undefined),
      60,
    );
  });

  it('counts a person’s click, an order less its refund, and says that it is too early', async () => {
    await eventually(async () => (await mailsTo(emulator.place.endpoint, 'ann@example.com'))[0], 60);
    await readerAt(emulator.place.endpoint).clicks('ann@example.com');
    await publish('Order Completed', 'bob', { total: 80 });
    await publish('Order Refunded', 'bob', { amount: 30.5 });
    await eventually(async () => (sumOf(await counts('clicked')) === 1 ? true : undefined), 60);
    await eventually(async () => ((await moneyIn()) === 4_950 ? true : undefined), 60);
    expect(sumOf(await counts('converted'))).toBe(1);
    const said = await sojourn('results', 'letters');
    expect(said).toMatch(/Too early: “\w+” has [01] customers? who/);
    expect(said).toMatch(/^(plain|named) +\d +1 +\d+\.\d\d/m);
  });

  it('that is promoted by hand gives all newcomers one variant, until that is undone', async () => {
    const before = await counts('assigned');
    expect(await sojourn('promote', 'letters', 'offer', 'named')).toContain('✔ all newcomers of letters');
    await aMinute();
    for (const customer of NEWCOMERS) await signUp(customer);
    await eventually(
      async () => ((await assigned()) === CUSTOMERS.length + NEWCOMERS.length ? true : undefined),
      60,
    );
    expect(await counts('assigned')).toEqual({
      plain: before['plain'],
      named: (before['named'] ?? 0) + NEWCOMERS.length,
    });
    expect(await sojourn('undo', 'letters', 'offer')).toContain('as the journey file says');
  });

  it('adds up once more to the same from the customers’ rows', async () => {
    expect(await until(/agrees|differ/, 'recount', 'letters')).toContain('every counter of letters agrees');
  });

  it('is looked at by the watch, which decides nothing against a person', async () => {
    const answer = await new LambdaClient(clientOf(emulator.place.endpoint)).send(
      new InvokeCommand({ FunctionName: 'sojourn-dev-watch-experiments', Payload: '{}' }),
    );
    expect(answer.FunctionError).toBeUndefined();
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toEqual({ decided: [] });
  });

  it('goes its way with no right missing', () => {
    expect(emulator.services.iam.denials.map(({ message }) => message)).toEqual([]);
  });

  /** How many customers of each variant came so far, as `sojourn results` tells machines. */
  async function counts(stage: string): Promise<Record<string, number>> {
    const [one] = (await results()).experiments;
    const rows = one?.funnel.filter((row) => row.stage === stage) ?? [];
    return Object.fromEntries(rows.map(({ variant, customers }) => [variant, customers]));
  }

  async function assigned(): Promise<number> {
    return sumOf(await counts('assigned'));
  }

  /** In hundredths. */
  async function moneyIn(): Promise<number> {
    const [one] = (await results()).experiments;
    const value = one?.analysis.metrics.find(({ id }) => id === 'value')?.variants ?? [];
    return Math.round(value.reduce((sum, { customers, value: each }) => sum + customers * each, 0));
  }

  async function results() {
    return Results.parse(JSON.parse(await sojourn('results', 'letters', '--json')));
  }

  async function aMinute(): Promise<void> {
    const from = emulator.clock.now();
    await eventually(async () => (emulator.clock.now() > from + 61_000 ? true : undefined));
  }

  async function publish(name: string, customerId: string, properties: object, part: object = {}) {
    const Detail = JSON.stringify({ customerId, properties, ...part });
    const entry = { EventBusName: 'sojourn-dev', Source: 'shop', DetailType: name, Detail };
    const client = new EventBridgeClient(clientOf(emulator.place.endpoint));
    await client.send(new PutEventsCommand({ Entries: [entry] }));
  }

  function signUp(customerId: string): Promise<void> {
    const traits = { email: `${customerId}@example.com`, locale: 'en', zone: 'UTC' };
    const consent = { email: { status: 'granted', tracking: 'granted' } };
    return publish('Signed Up', customerId, {}, { traits, consent });
  }
});

const CUSTOMERS = ['ann', 'bob', 'cho', 'dan', 'eve', 'fay', 'gil', 'hal'];
const NEWCOMERS = ['ida', 'jun', 'kim', 'leo'];

const variant = (id: string, message: string) => ({
  id,
  weight: 50,
  steps: [{ id: `${id}-mail`, send: { message, channel: 'email' } }],
});
const LETTERS = Journey.parse({
  id: 'letters',
  title: 'Letters',
  stage: 'awareness',
  purpose: 'marketing',
  entry: { event: 'Signed Up' },
  goal: {
    event: 'Order Completed',
    within: 'P7D',
    value: 'total',
    refund: { event: 'Order Refunded', value: 'amount' },
  },
  steps: [
    { id: 'offer', experiment: { variants: [variant('plain', 'welcome'), variant('named', 'first-steps')] } },
    { id: 'stay', wait: { for: 'P30D' } },
  ],
});

const sumOf = (counts: Record<string, number>) => Object.values(counts).reduce((sum, one) => sum + one, 0);

const Results = z.object({
  experiments: z.array(
    z.object({
      funnel: z.array(z.object({ variant: z.string(), stage: z.string(), customers: z.number() })),
      analysis: z.object({
        metrics: z.array(
          z.object({
            id: z.string(),
            variants: z.array(z.object({ customers: z.number(), value: z.number() })),
          }),
        ),
      }),
    }),
  ),
});
