import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { demoEvents } from '../../lib/local/demo-customers.ts';
import type { SimulationInput, SimulationReport } from '../../lib/local/report.ts';
import { simulate } from '../../lib/local/simulate.ts';
import type { SimulatedMessage } from '../../lib/local/simulated-message.ts';
import { aDeployment } from './a-deployment.ts';
import { ada, aJourney, aSimulation } from './a-simulation.ts';

const hello = { id: 'hello', send: { message: 'hello' } };

describe('a simulation', () => {
  it('lets a wait end at its time, years ago as well as today', async () => {
    const messages: SimulatedMessage[] = [];
    const wait = { id: 'day', wait: { for: 'P1D' } };
    await simulate(
      aSimulation([wait, hello], [ada('Started', '2011-03-05T10:00:00Z')], {
        onMessage: (message) => void messages.push(message),
      }),
    );
    const late = (messages[0]?.at ?? 0) - Date.parse('2011-03-06T10:00:00Z');
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(2_000); // the time wheel's promise: within seconds
  });

  it('shows each message with what the ledger knows of it', async () => {
    const messages: SimulatedMessage[] = [];
    await simulate(
      aSimulation([hello], [ada('Started', '2026-03-05T10:00:00Z')], {
        onMessage: (message) => void messages.push(message),
      }),
    );
    expect(messages).toEqual([
      {
        channel: 'email',
        at: expect.any(Number),
        sendId: expect.any(String),
        customerId: 'ada',
        journeyId: 'journey',
        stepId: 'hello',
        messageId: 'hello',
        locale: 'en',
        from: 'Shop <hello@shop.example>',
        to: 'ada@mail.example',
        subject: 'hello, Ada',
        html: '<p>hello, Ada</p>',
        text: 'hello, Ada',
      },
    ]);
  });

  it('goes the way of a click, or of its absence', async () => {
    const steps = [
      hello,
      {
        id: 'clicked',
        waitFor: { message: 'hello', was: 'clicked', for: 'P2D' },
        then: [{ id: 'glad', exit: 'glad' }],
      },
    ];
    const start = [ada('Started', '2026-03-05T10:00:00Z')];
    const keen = await simulate(aSimulation(steps, start, { behaviour: { clickRate: 1, openRate: 1 } }));
    const deaf = await simulate(aSimulation(steps, start, { behaviour: { clickRate: 0, openRate: 1 } }));
    expect([keen, deaf].map((report) => [report.journeys[0]?.steps[1], report.journeys[0]?.ended])).toEqual([
      [
        { id: 'clicked', kind: 'waitFor', passed: 1, waiting: 0, left: [], outcomes: { then: 1 } },
        [{ reason: 'glad', count: 1 }],
      ],
      [
        { id: 'clicked', kind: 'waitFor', passed: 1, waiting: 0, left: [], outcomes: { else: 1 } },
        [{ reason: 'completed', count: 1 }],
      ],
    ]);
  });

  it('counts who passed each step, which way, and who still waits', async () => {
    const steps = [
      { id: 'tag', update: { add: { tags: 'new' } } },
      {
        id: 'rich',
        branch: [
          { when: { entry: 'value', atLeast: 100 }, steps: [{ id: 'note', emit: { event: 'Noted' } }] },
        ],
      },
      hello,
      { id: 'jump', goto: 'long' },
      { id: 'never', exit: 'never' },
      { id: 'long', wait: { for: 'P90D' } },
    ];
    const events = [50, 100, 150].map((value) =>
      ada('Started', '2026-03-05T10:00:00Z', {
        messageId: `start ${value}`,
        customerId: `customer ${value}`,
        properties: { value },
        traits: { email: `customer-${value}@mail.example` },
      }),
    );
    const report = await simulate(aSimulation(steps, events));
    expect(report.journeys[0]?.steps).toEqual([
      { id: 'tag', kind: 'update', passed: 3, waiting: 0, left: [], outcomes: {} },
      { id: 'rich', kind: 'branch', passed: 3, waiting: 0, left: [], outcomes: { 0: 2, else: 1 } },
      { id: 'note', kind: 'emit', passed: 2, waiting: 0, left: [], outcomes: {} },
      { id: 'hello', kind: 'send', passed: 3, waiting: 0, left: [], outcomes: { email: 3 } },
      { id: 'jump', kind: 'goto', passed: 3, waiting: 0, left: [], outcomes: {} },
      { id: 'never', kind: 'exit', passed: 0, waiting: 0, left: [], outcomes: {} },
      { id: 'long', kind: 'wait', passed: 0, waiting: 3, left: [], outcomes: {} },
    ]);
  });

  it('says why nothing was sent, and why someone did not enter', async () => {
    const events = [
      ada('Started', '2026-03-05T10:00:00Z', { consent: {} }),
      ada('Started', '2026-03-06T10:00:00Z'),
    ];
    const report = await simulate(aSimulation([hello, { id: 'week', wait: { for: 'P7D' } }], events));
    expect(report.journeys[0]).toMatchObject({
      enrolments: 1,
      notEntered: [{ reason: 'still-inside', count: 1 }],
      messages: { email: 0, sms: 0, skipped: [{ reason: 'no-consent', count: 1 }] },
    });
  });

  it('says at which step an exit took someone out, and which exit', async () => {
    const events = [ada('Started', '2026-03-05T10:00:00Z'), ada('Bought', '2026-03-06T10:00:00Z')];
    const steps = [{ id: 'week', wait: { for: 'P7D' } }, hello];
    const report = await simulate(aSimulation(steps, events, { journey: { exit: [{ event: 'Bought' }] } }));
    expect(report.journeys[0]?.steps[0]).toEqual({
      id: 'week',
      kind: 'wait',
      passed: 0,
      waiting: 0,
      left: [{ reason: 'Bought', count: 1 }],
      outcomes: {},
    });
  });

  it('brings an emitted event to the journeys that wait for it', async () => {
    const deployment = aDeployment(
      aJourney([{ id: 'call', emit: { event: 'Called' } }]),
      aJourney([hello], { id: 'second', entry: { event: 'Called' } }),
    );
    const input = aSimulation([hello], [ada('Started', '2026-03-05T10:00:00Z')]);
    const report = await simulate({ ...input, deployment, journeys: ['journey', 'second'] });
    expect(report.journeys.map(({ id, enrolments }) => [id, enrolments])).toEqual([
      ['journey', 1],
      ['second', 1],
    ]);
  });

  it('counts goals and their value once for each enrolment', async () => {
    const bought = { event: 'Bought', within: 'P7D', value: 'total' };
    const events = [
      ada('Started', '2026-03-05T10:00:00Z'),
      ada('Bought', '2026-03-06T10:00:00Z', { properties: { total: 12.34 } }),
      ada('Bought', '2026-03-07T10:00:00Z', { properties: { total: 99 } }),
    ];
    const report = await simulate(aSimulation([hello], events, { journey: { goal: bought } }));
    expect(report.journeys[0]?.goal).toEqual({ reached: 1, valueMinor: 1234 });
  });

  it('names the step and the error of what failed', async () => {
    const input = aSimulation([hello], [ada('Started', '2026-03-05T10:00:00Z')]);
    const report = await simulate({ ...input, deployment: { ...input.deployment, messages: {} } });
    expect(report.journeys[0]?.failed).toEqual([{ step: 'hello', error: 'MissingContentError', count: 1 }]);
  });

  it('accounts for every event that it read', async () => {
    const events = [
      ada('Started', '2026-03-05T10:00:00Z'),
      ada('Started', '2026-03-05T10:00:00Z'),
      ada('Started', '1970-01-01T00:00:00Z'),
      ada('Started', '9999-01-01T00:00:00Z'),
      ada('Started', '2026-05-05T10:00:00Z'),
      ada('Started', 'yesterday'),
    ];
    const { timestamp: _none, ...timeless } = ada('Started', '');
    const report = await simulate(aSimulation([hello], [...events, timeless]));
    expect(report.events).toEqual({
      read: 7,
      kept: 1,
      duplicates: 1,
      rejected: [
        { reason: 'has a timestamp before 1990 or after 2099', count: 2 },
        { reason: 'happened after the end of the simulation', count: 1 },
        { reason: 'has a timestamp that is no date', count: 1 },
        { reason: 'has no timestamp, which a simulation needs', count: 1 },
      ],
      clamped: 0,
    });
  });

  it('lets events of one instant happen in the order given', async () => {
    const exit = { exit: [{ event: 'Stopped' }] };
    const steps = [{ id: 'day', wait: { for: 'P1D' } }];
    const started = ada('Started', '2026-03-05T10:00:00Z');
    const stopped = ada('Stopped', '2026-03-05T10:00:00Z');
    const endings = await Promise.all(
      [
        [started, stopped],
        [stopped, started],
      ].map(
        async (events) => (await simulate(aSimulation(steps, events, { journey: exit }))).journeys[0]?.ended,
      ),
    );
    expect(endings).toEqual([[{ reason: 'Stopped', count: 1 }], [{ reason: 'completed', count: 1 }]]);
  });

  it('enters a third time after two entries in one instant', async () => {
    const entries = Array.from({ length: 12 }, (_, number) =>
      ada('Started', number < 11 ? '2026-03-05T10:00:00Z' : '2026-03-06T10:00:00Z', {
        messageId: `e${number}`,
      }),
    );
    const exit = { exit: [{ event: 'Started' }] };
    const report = await simulate(
      aSimulation([{ id: 'week', wait: { for: 'P7D' } }], entries, { journey: exit }),
    );
    expect(report.journeys[0]?.enrolments).toBe(12);
  });

  it('tells how far it is, to the end', async () => {
    const seen: number[] = [];
    const report = await simulate(
      aSimulation([hello], [ada('Started', '2026-03-05T10:00:00Z')], {
        onProgress: ({ now }) => void seen.push(now),
      }),
    );
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(report.until);
  });

  it('refuses a journey that is not deployed', async () => {
    const input = aSimulation([hello], [ada('Started', '2026-03-05T10:00:00Z')]);
    await expect(simulate({ ...input, journeys: ['jorney'] })).rejects.toThrow('there is no journey jorney');
  });
});

describe('a simulation of the demo’s customers', () => {
  it('is the same to the byte for the same seed, whatever the order of the file', async () => {
    const events = [...demoEvents({ customers: 60, seed: 3, from, until })];
    const first = await fingerprint(demo(events));
    expect(await fingerprint(demo(events))).toEqual(first);
    expect(await fingerprint(demo(events.toReversed()))).toEqual(first);
  });

  it('is another one for another seed', async () => {
    const events = [...demoEvents({ customers: 60, seed: 3, from, until })];
    expect(await fingerprint({ ...demo(events), seed: 2 })).not.toEqual(await fingerprint(demo(events)));
  });

  it('loses nobody: who entered has ended, failed or waits', async () => {
    const events = demoEvents({ customers: 200, seed: 5, from, until });
    const report = await simulate(demo(events));
    const [cart] = report.journeys;
    const waiting = (cart?.steps ?? []).reduce((all, step) => all + step.waiting, 0);
    expect(cart?.enrolments).toBeGreaterThan(100);
    expect(waiting).toBeGreaterThan(0);
    expect(sum(cart?.ended) + sum(cart?.failed) + waiting).toBe(cart?.enrolments);
  });
});

function sum(counts: readonly { count: number }[] = []): number {
  return counts.reduce((all, { count }) => all + count, 0);
}

const from = Date.parse('2026-01-01T00:00:00Z');
const until = Date.parse('2026-02-15T00:00:00Z');

function demo(events: SimulationInput['events']): SimulationInput {
  const steps = [
    { id: 'cool-off', wait: { for: 'PT1H' } },
    hello,
    {
      id: 'clicked',
      waitFor: { message: 'hello', was: 'clicked', for: 'P1D' },
      else: [
        {
          id: 'offer',
          experiment: {
            variants: [
              { id: 'none', weight: 50, steps: [] },
              { id: 'five', weight: 50, steps: [{ id: 'mail', send: { message: 'offer' } }] },
            ],
          },
        },
      ],
    },
    { id: 'morning', wait: { untilLocal: '10:00' } },
  ];
  return aSimulation(steps, [], {
    events,
    until,
    behaviour: { clickRate: 0.2, openRate: 0.5 },
    journey: {
      entry: { event: 'Checkout Started', key: 'cartId' },
      exit: [{ event: 'Order Completed', sameKey: true }],
      goal: { event: 'Order Completed', sameKey: true, within: 'P7D', value: 'total' },
    },
  });
}

/** The report but for what depends on the machine, and a hash over all messages in the order they went out. */
async function fingerprint(
  input: SimulationInput,
): Promise<{ report: Omit<SimulationReport, 'wallMs' | 'peakMemoryBytes'>; messages: string }> {
  const hash = createHash('sha256');
  const onMessage = (message: SimulatedMessage) => void hash.update(JSON.stringify(message));
  const { wallMs: _wall, peakMemoryBytes: _peak, ...report } = await simulate({ ...input, onMessage });
  return { report, messages: hash.digest('hex') };
}
