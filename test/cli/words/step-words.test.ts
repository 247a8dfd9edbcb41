import { describe, expect, it } from 'vitest';
import { durationWords } from '../../../lib/cli/words/duration-words.ts';
import { stepWords } from '../../../lib/cli/words/step-words.ts';
import { Step } from '../../../lib/core/journey/definition.ts';

const say = (step: object) => stepWords(Step.parse({ id: 'step', ...step }));

describe('a step in words', () => {
  it.each([
    [{ send: { message: 'cart-reminder' } }, 'E-mail or SMS: cart-reminder'],
    [{ send: { message: 'cart-offer', channel: 'sms' } }, 'SMS: cart-offer'],
    [{ send: { message: 'cart-offer', channel: ['email', 'sms'] } }, 'E-mail, else SMS: cart-offer'],
    [{ wait: { for: 'PT1H' } }, 'Wait 1 hour'],
    [{ wait: { until: '2026-12-24T09:00:00+09:00' } }, 'Wait until 2026-12-24 09:00'],
    [{ wait: { untilLocal: '10:00' } }, 'Wait until 10:00'],
    [{ wait: { untilLocal: '10:00', on: ['thursday', 'tuesday'] } }, 'Wait until 10:00 on Tue, Thu'],
    [
      { wait: { untilLocal: '10:00', on: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] } },
      'Wait until 10:00 on a weekday',
    ],
    [{ waitFor: { event: 'App Opened', for: 'P4D' } }, 'Wait up to 4 days for App Opened'],
    [
      { waitFor: { message: 'reminder', was: 'clicked', for: 'P1D' } },
      'Wait up to 1 day for reminder clicked',
    ],
    [{ branch: [{ when: { segment: 'vip' }, steps: [] }] }, 'In segment vip?'],
    [
      {
        branch: [
          { when: { segment: 'vip' }, steps: [] },
          { when: { segment: 'loyal' }, steps: [] },
        ],
      },
      'The first that applies',
    ],
    [
      {
        experiment: {
          variants: [
            { id: 'no-offer', weight: 50, steps: [] },
            { id: 'five-off', weight: 50, steps: [] },
          ],
        },
      },
      'A/B test: no-offer or five-off',
    ],
    [{ update: { add: { tags: 'loyal' } } }, 'Add loyal to tags'],
    [
      { update: { set: { plan: 'gold' }, increment: { visits: 1, credit: -5 } } },
      'Set plan to gold, add 1 to visits, take 5 from credit',
    ],
    [{ update: { set: { lastCart: { entry: 'cartId' } } } }, 'Set lastCart to cartId'],
    [{ emit: { event: 'Call Requested' } }, 'Tell other systems: Call Requested'],
    [{ goto: 'profile' }, 'Go on at profile'],
    [{ exit: 'not-interested' }, 'Leave: not-interested'],
  ])('%j', (step, words) => {
    expect(say(step)).toBe(words);
  });
});

describe('a duration in words', () => {
  it.each([
    ['PT1H', '1 hour'],
    ['P1DT12H', '1 day 12 hours'],
    ['P1M', '1 month'],
    ['PT1M', '1 minute'],
    ['P2W', '2 weeks'],
  ])('%s', (duration, words) => {
    expect(durationWords(duration)).toBe(words);
  });
});
