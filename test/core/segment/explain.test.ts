import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../lib/core/condition/definition.ts';
import { explainSegment } from '../../../lib/core/segment/explain.ts';
import { loadSegmentFacts } from '../../../lib/core/segment/facts.ts';
import { anAudienceWorld, DAY, NOON } from '../../support/audience-world.ts';

const when: Condition = {
  all: [{ event: 'Order Completed' }, { event: 'Order Completed', within: 'P90D', atMost: 0 }],
};

describe('why a customer is in a segment', () => {
  it('says part by part what was seen, since when, and when time will change it', async () => {
    const world = anAudienceWorld({ segments: { lapsed: { when } } });
    await world.take({ event: 'Order Completed' });
    const explain = async (now: number) => {
      const record = await world.customer();
      const facts = await loadSegmentFacts({ conditions: [when], record, now, zone: 'UTC' }, world.ports);
      return explainSegment(record, { id: 'lapsed', when }, facts);
    };
    expect(await explain(NOON + DAY)).toEqual({
      holds: false,
      since: undefined,
      changesAt: NOON + 90 * DAY + 1,
      reason: {
        holds: false,
        text: 'all of these hold',
        parts: [
          { holds: true, text: 'Order Completed happened at least 1 time (seen: 1 time)', parts: [] },
          {
            holds: false,
            text: 'Order Completed happened at most 0 times within P90D (seen: 1 time)',
            parts: [],
          },
        ],
      },
    });
    await world.passTo(NOON + 100 * DAY);
    expect(await explain(NOON + 100 * DAY)).toMatchObject({ holds: true, since: NOON + 90 * DAY + 1 });
  });
});
