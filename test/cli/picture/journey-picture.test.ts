import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeyPicture } from '../../../lib/cli/picture/journey-picture.ts';
import { Journey } from '../../../lib/core/journey/definition.ts';
import { arbitraryJourney } from '../../support/arbitrary-journey.ts';
import { cart, cartReport } from '../a-report.ts';
import { textsOf } from './svg-text.ts';

describe('the picture of a journey', () => {
  it('shows every step in plain words, with its id', () => {
    const shown = textsOf(journeyPicture({ journey: cart })).join('\n');
    for (const words of [
      'Checkout Started',
      'where value at least 30',
      'Wait 1 hour',
      'cool-off',
      'E-mail: cart-offer',
    ]) {
      expect(shown).toContain(words);
    }
  });

  it('names the ways out of a step', () => {
    const texts = textsOf(journeyPicture({ journey: cart }));
    expect(texts).toEqual(
      expect.arrayContaining(['clicked', 'not within 1 day', 'no-offer (50%)', 'five-off (50%)']),
    );
  });

  it('says who leaves from anywhere, and what counts as success', () => {
    const texts = textsOf(journeyPicture({ journey: cart }));
    expect(texts).toContain('Leaves at once: Order Completed.');
    expect(texts).toContain('Goal: Order Completed within 7 days.');
  });

  it('shows no numbers of people without a report', () => {
    expect(textsOf(journeyPicture({ journey: cart })).join('\n')).not.toMatch(/entered|waiting|1,000/);
  });

  it('shows with a report how many came by, wait and left, and which share went which way', () => {
    const texts = textsOf(journeyPicture({ journey: cart, report: cartReport }));
    expect(texts).toEqual(expect.arrayContaining(['1,000', '840', '23%', '12,345.50', ' 25%', ' 75%']));
    expect(texts.join('\n').replaceAll('\u00A0', ' ')).toContain('150 left: Order Completed');
    expect(texts.join('\n')).toContain('five-off: 20% of 295 reached the goal, 10.00 each');
  });

  it('is the same to the byte each time', () => {
    const [once, again] = [1, 2].map(() => journeyPicture({ journey: cart, report: cartReport }));
    expect(once).toBe(again);
  });

  it('has its title in the language asked for', () => {
    expect(textsOf(journeyPicture({ journey: cart, locale: 'ko' }))).toContain('장바구니 되찾기');
  });

  it('takes markup in a title as text', () => {
    const title = '<script>alert("1")</script> & Söhne \u0007';
    const drawn = journeyPicture({ journey: { ...cart, title } });
    expect(textsOf(drawn).join(' ')).toContain('<script>alert("1")</script> & Söhne');
    expect(drawn).not.toContain('<script');
  });

  it('needs nothing from elsewhere', () => {
    const drawn = journeyPicture({ journey: cart, report: cartReport });
    expect(drawn.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|href|url\(|@import|@font-face/,
    );
  });

  it('has a light and a dark colour for everything that is coloured', () => {
    const drawn = journeyPicture({ journey: cart, report: cartReport });
    const classes = [...drawn.matchAll(/class="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' '));
    const rules = new Set([...drawn.matchAll(/\.([fs]-\w+)\{/g)].map(([, name]) => name));
    expect(classes.filter((name) => !rules.has(name))).toEqual([]);
  });

  it('goes on in columns where a journey is long, so that it fits a slide', () => {
    const steps = Array.from({ length: 16 }, (_, index) => ({ id: `step-${index}`, wait: { for: 'P1D' } }));
    const drawn = journeyPicture({ journey: Journey.parse({ ...cart, steps }) });
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawn) ?? [];
    expect(Number(width) / Number(height)).toBeGreaterThan(1);
  });

  it.each([
    [{ segment: 'lapsed' }, 'Becomes lapsed'],
    [{ date: 'birthday' }, 'every year'],
    [{ schedule: { cron: '0 9 1 * *' }, among: 'readers' }, 'whoever is in segment readers'],
    [{ call: true }, 'nobody else'],
  ])('says by what and whom it is entered: %j', (entry, words) => {
    const drawn = journeyPicture({ journey: Journey.parse({ ...cart, exit: [], goal: undefined, entry }) });
    expect(textsOf(drawn).join(' ')).toContain(words);
  });

  it('says below who leaves by a segment or a refusal, and what is special about its life', () => {
    const exit = [{ segment: 'lapsed' }, { consent: 'withdrawn' }];
    const life = { until: '2027-01-01T00:00:00Z', capacity: 500 };
    const texts = textsOf(journeyPicture({ journey: Journey.parse({ ...cart, exit, life }) })).join(' ');
    expect(texts).toContain('Leaves at once: no longer in segment lapsed; said no to every channel.');
    expect(texts).toContain('takes nobody from 2027-01-01 00:00 UTC on');
    expect(texts).toContain('takes 500 customers at most, ever');
  });

  it('can be drawn of any valid journey', () => {
    fc.assert(
      fc.property(arbitraryJourney(), (journey) => {
        const shown = textsOf(journeyPicture({ journey })).join('\n');
        expect(shown).toContain('Checkout Started');
      }),
      { numRuns: 60 },
    );
  });
});
