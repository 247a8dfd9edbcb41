import { describe, expect, it } from 'vitest';
import { conditionWords } from '../../../lib/cli/words/condition-words.ts';
import { Condition } from '../../../lib/core/condition/definition.ts';

describe('a condition in words', () => {
  it.each<[object, string]>([
    [{ trait: 'plan', equals: 'gold' }, 'plan is gold'],
    [{ trait: 'plan', oneOf: ['gold', 'plus'] }, 'plan is one of gold, plus'],
    [{ trait: 'phone', exists: false }, 'phone is not known'],
    [{ entry: 'value', atLeast: 30, lessThan: 100 }, 'value at least 30 and less than 100'],
    [{ trait: 'note', equals: null }, 'note is empty'],
    [{ event: 'Order Completed' }, 'Order Completed'],
    [
      { event: 'Order Completed', atLeast: 2, within: 'P365D' },
      'Order Completed at least 2 times within 365 days',
    ],
    [{ event: 'Order Completed', atMost: 0 }, 'Order Completed never'],
    [{ event: 'Order Completed', atMost: 1 }, 'Order Completed at most once'],
    [{ event: 'Order Completed', atLeast: 2, atMost: 4 }, 'Order Completed 2 to 4 times'],
    [
      { event: 'Order Completed', where: { property: 'total', moreThan: 50 }, sinceEntry: true },
      'Order Completed where total more than 50 since entering',
    ],
    [{ message: 'reminder', was: 'clicked' }, 'reminder clicked'],
    [{ lastMessages: 5, were: 'opened', atMost: 0 }, 'opened none of the last 5 marketing messages'],
    [{ lastMessages: 3, channel: 'sms', were: 'clicked' }, 'clicked at least 1 of the last 3 texts'],
    [{ lastMessages: 3, were: 'clicked', atLeast: 3 }, 'clicked each of the last 3 marketing messages'],
    [
      { lastMessages: 9, channel: 'email', were: 'opened', atLeast: 1, atMost: 4 },
      'opened 1 to 4 of the last 9 marketing mails',
    ],
    [{ not: { segment: 'vip' } }, 'not in segment vip'],
    [
      { not: { any: [{ segment: 'vip' }, { segment: 'loyal' }] } },
      'neither in segment vip nor in segment loyal',
    ],
    [
      {
        all: [
          { segment: 'vip' },
          {
            any: [
              { trait: 'a', equals: 1 },
              { trait: 'b', equals: 2 },
            ],
          },
        ],
      },
      'in segment vip and (a is 1 or b is 2)',
    ],
  ])('%j', (condition, words) => {
    expect(conditionWords(Condition.parse(condition))).toBe(words);
  });
});
