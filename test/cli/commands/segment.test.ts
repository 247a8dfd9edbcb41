import { describe, expect, it } from 'vitest';
import { SegmentInput, segmentCommand } from '../../../lib/cli/commands/segment.ts';
import { anEvent, aProfile } from '../../contract/fixtures.ts';
import { aDeployed, aProject, NOON } from './a-deployed.ts';

const DAY = 86_400_000;
const BOUGHT_LATELY = {
  id: 'bought-lately',
  title: 'Bought lately',
  when: {
    all: [
      { event: 'Order Completed', within: 'P90D' },
      { trait: 'tier', equals: 'vip' },
    ],
  },
};

/** Mina bought 30 days ago; her agenda has her in the segment. */
async function aShop() {
  const world = aDeployed(await aProject({ 'segments/bought-lately.json': BOUGHT_LATELY }));
  const { customers, agendas } = world.stores;
  await customers.keepEvent({
    event: anEvent({ customerId: 'mina', occurredAt: NOON - 30 * DAY }),
    profile: aProfile('mina', { traits: { tier: 'vip' } }),
    consents: [],
    said: [],
  });
  const { agenda } = await customers.customer('mina');
  await agendas.write(
    {
      ...agenda,
      version: agenda.version + 1,
      segments: { 'bought-lately': NOON - 30 * DAY },
      changes: { 'bought-lately': NOON + 60 * DAY },
    },
    { entered: ['bought-lately'], left: [] },
  );
  const segment = (flags: object = {}) =>
    segmentCommand(SegmentInput.parse({ segment: 'bought-lately', ...flags }), world.terminal.io, world.open);
  return { ...world, segment };
}

describe('sojourn segment', () => {
  it('counts the members, and says who belongs', async () => {
    const { segment, terminal } = await aShop();
    expect(await segment()).toBe(0);
    expect(terminal.out()).toContain('Bought lately (bought-lately): 1 member');
    expect(terminal.out()).toContain('Order Completed within 90 days and tier is vip');
  });

  it('tells of one customer since when, until when, and part by part why', async () => {
    const { segment, terminal } = await aShop();
    await segment({ explain: 'mina' });
    // 30 days before 2026-03-02 is 2026-01-31; 60 days after it 2026-05-01
    expect(terminal.out()).toContain('mina belongs to bought-lately since 2026-01-31 12:00 UTC');
    expect(terminal.out()).toContain('if nothing happens, that may change 2026-05-01 12:00 UTC');
    expect(terminal.out()).toContain('✔ Order Completed happened at least 1 time within P90D (seen: 1 time)');
    expect(terminal.out()).toContain('✔ tier is "vip" (seen: "vip")');
  });

  it('says so when what is written down is behind', async () => {
    const { segment, terminal, stores } = await aShop();
    await stores.customers.keepEvent({
      event: anEvent({ customerId: 'mina', name: 'Tier Changed' }),
      profile: aProfile('mina', { traits: { tier: 'plain' }, version: 2 }),
      consents: [],
      said: [],
    });
    await segment({ explain: 'mina' });
    expect(terminal.out()).toContain('mina does not belong to bought-lately');
    expect(terminal.out()).toContain('✖ tier is "vip" (seen: "plain")');
    expect(terminal.out()).toContain('what is written down still says otherwise');
  });

  it('tells machines every part', async () => {
    const { segment, terminal } = await aShop();
    await segment({ explain: 'mina', json: true });
    expect(JSON.parse(terminal.out())).toMatchObject({
      since: NOON - 30 * DAY,
      reason: { holds: true, parts: [{ holds: true }, { holds: true }] },
    });
  });

  it('knows the segments that are deployed, and the customers that were heard of', async () => {
    const { segment, terminal } = await aShop();
    expect(await segment({ segment: 'bought-latly' })).toBe(2);
    expect(terminal.err()).toContain('Did you mean "bought-lately"?');
    expect(await segment({ explain: 'nobody' })).toBe(2);
    expect(terminal.err()).toContain('Nobody is known as nobody.');
  });
});
