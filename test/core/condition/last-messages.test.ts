import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../lib/core/condition/compile.ts';
import { Condition } from '../../../lib/core/condition/definition.ts';
import { explainCondition } from '../../../lib/core/condition/explain.ts';
import type { Contact } from '../../../lib/core/contact/definition.ts';
import { facts } from '../../support/facts.ts';

type Met = 'o' | 'c' | '-';
/** One letter a message, the oldest first: opened, clicked, neither. Capitals of the channel before it: `Eo`, `Sc`. */
function messages(...met: (Met | `S${Met}`)[]): Contact[] {
  return met.map((one, index) => ({
    sendId: `s${index}`,
    channel: one.startsWith('S') ? 'sms' : 'email',
    at: index,
    ...(one.endsWith('o') && { opened: true as const }),
    ...(one.endsWith('c') && { clicked: true as const }),
  }));
}
const holds = (condition: object, contacts: readonly Contact[]) =>
  compileCondition(Condition.parse(condition))(facts({ contacts }));

describe('how the last messages were met', () => {
  const openedNone = { lastMessages: 5, were: 'opened', atMost: 0 };

  it('looks at the last ones only', () => {
    expect(holds(openedNone, messages('o', '-', '-', '-', '-', '-'))).toBe(true);
    expect(holds(openedNone, messages('-', 'o', '-', '-', '-', '-'))).toBe(false);
  });

  it('says "none of the last 5" only once there were 5', () => {
    expect(holds(openedNone, messages('-', '-', '-', '-'))).toBe(false);
    expect(holds(openedNone, [])).toBe(false);
  });

  it('says "at least one" as soon as there is one', () => {
    const clicked = { lastMessages: 5, were: 'clicked' };
    expect(holds(clicked, messages('-', 'c'))).toBe(true);
    expect(holds(clicked, messages('o', '-', '-', '-', '-'))).toBe(false);
  });

  it('takes a click as an open, and an open as no click', () => {
    expect(holds(openedNone, messages('-', '-', '-', '-', 'c'))).toBe(false);
    expect(holds({ lastMessages: 1, were: 'clicked' }, messages('o'))).toBe(false);
  });

  it('looks at one channel where one is named', () => {
    const smsNone = { lastMessages: 2, channel: 'sms', were: 'clicked', atMost: 0 };
    expect(holds(smsNone, messages('S-', 'c', 'c', 'S-'))).toBe(true);
    expect(holds(smsNone, messages('Sc', '-', '-', 'S-'))).toBe(false);
  });

  it('is explained with what was seen', () => {
    const reason = explainCondition(
      Condition.parse(openedNone),
      facts({ contacts: messages('-', 'o', '-') }),
    );
    expect(reason).toEqual({
      holds: false,
      text: 'at most 0 of the last 5 marketing messages were opened (seen: 1 of 3)',
      parts: [],
    });
  });
});
