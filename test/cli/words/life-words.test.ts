import { describe, expect, it } from 'vitest';
import { lifeWords } from '../../../lib/cli/words/life-words.ts';
import { JourneyLife } from '../../../lib/core/journey/life.ts';

const words = (life: object) => lifeWords(JourneyLife.parse(life));

describe('the life of a journey in plain words', () => {
  it('of one that just runs', () => {
    expect(words({})).toEqual(['runs']);
  });

  it('from when to when, for how many, how late', () => {
    const life = {
      from: '2026-12-01T00:00:00+09:00',
      until: '2027-01-01T00:00:00Z',
      capacity: 5000,
      maxLateness: 'PT6H',
    };
    expect(words(life)).toEqual([
      'runs',
      'takes nobody before 2026-12-01 00:00 +09:00',
      'takes nobody from 2027-01-01 00:00 UTC on',
      'takes 5,000 customers at most, ever',
      'messages that are 6 hours late are not sent',
    ]);
  });

  it('of a paused one: what becomes of what falls due', () => {
    expect(words({ state: 'paused', onResume: 'skip' })).toEqual([
      'paused: nobody enters, and nothing goes out to those inside',
      'what falls due in the pause is not sent',
    ]);
  });
});
