import { describe, expect, it } from 'vitest';
import { audienceIndex } from '../../../lib/core/audience/audience-index.ts';
import { Audience } from '../../../lib/core/audience/definition.ts';
import { anAudience } from '../../support/audience-world.ts';

const gold = { when: { trait: 'address.country', equals: 'KR' } };
const vip = {
  when: { all: [{ segment: 'gold' }, { event: 'Order Completed', within: 'P1M' }] },
  stage: 'purchase',
};
const birthday = { date: 'birthday' };

describe('the audience', () => {
  it('holds segments with the others written out, and the dates and schedules of journeys', () => {
    const weekly = { schedule: { cron: '0 9 * * MON' } };
    const audience = anAudience({
      segments: { vip, gold },
      entries: { weekly, birthday, welcome: { event: 'Signed Up' } },
    });
    expect(audience.segments).toMatchObject([
      { id: 'gold', when: gold.when },
      {
        id: 'vip',
        stage: 'purchase',
        when: { all: [gold.when, { event: 'Order Completed', within: 'P1M' }] },
      },
    ]);
    expect(audience.dates.map(({ journeyId }) => journeyId)).toEqual(['birthday']);
    expect(audience.schedules.map(({ journeyId }) => journeyId)).toEqual(['weekly']);
    expect(Audience.parse(JSON.parse(JSON.stringify(audience)))).toEqual(audience);
  });

  it('has another edition when somebody may belong to it who did not, and only then', () => {
    const one = anAudience({ segments: { gold } }).edition;
    expect(anAudience({ segments: { gold: { ...gold, title: 'Korea' } } }).edition).toBe(one);
    expect(anAudience({ segments: { gold }, entries: { welcome: { event: 'Signed Up' } } }).edition).toBe(
      one,
    );
    const others = [
      anAudience({}),
      anAudience({ segments: { gold: { when: { not: gold.when } } } }),
      anAudience({ segments: { gold, vip } }),
      anAudience({ segments: { gold }, entries: { birthday } }),
    ];
    expect(new Set([one, ...others.map(({ edition }) => edition)]).size).toBe(5);
  });

  it('knows which segments an event, a trait or the zone may change', () => {
    const opener = { when: { lastMessages: 3, were: 'opened' } };
    const index = audienceIndex(
      anAudience({ segments: { gold, vip, opener }, entries: { birthday: { date: 'born.on' } } }),
    );
    const ids = (found: readonly { id: string }[] = []) => found.map(({ id }) => id);
    expect(ids(index.byEvent.get('Order Completed'))).toEqual(['vip']);
    expect(ids(index.byTrait.get('address'))).toEqual(['gold', 'vip']);
    expect(ids(index.byTime)).toEqual(['vip']);
    expect(ids(index.byMessages)).toEqual(['opener']);
    expect(index.datesByTrait.get('born')).toEqual(['birthday']);
  });
});
