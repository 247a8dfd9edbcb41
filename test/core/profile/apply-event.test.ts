import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCustomerEvent } from '../../../lib/core/event/clamp.ts';
import { applyEvent } from '../../../lib/core/profile/apply-event.ts';
import { unknownProfile } from '../../../lib/core/profile/unknown-profile.ts';
import { anEvent, NOON } from '../../support/world.ts';

const said = fc.record({
  second: fc.integer({ min: 0, max: 3 }),
  traits: fc.dictionary(
    fc.constantFrom('city', 'floor', 'tags'),
    fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
    {
      maxKeys: 3,
    },
  ),
});

describe('the traits of a customer', () => {
  it('are the same in whatever order the events arrive, also of events in one instant', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 6 }), fc.nat(), (events, turn) => {
        const traitsAfter = (order: typeof events) =>
          order.reduce(
            (profile, { second, traits }) => applyEvent(profile, toCustomerEvent(at(second), NOON), traits),
            unknownProfile('c1'),
          );
        const by = events.length === 0 ? 0 : turn % events.length;
        const turned = [...events.slice(by), ...events.slice(0, by)].toReversed();
        const [one, other] = [traitsAfter(events), traitsAfter(turned)];
        expect([other.traits, other.traitTimes]).toEqual([one.traits, one.traitTimes]);
      }),
    );
  });

  it('keep what is not a trait: the ids that she went by', () => {
    const profile = { ...unknownProfile('c1'), aliases: ['browser-1'], version: 4 };
    expect(applyEvent(profile, toCustomerEvent(at(0), NOON), { city: 'Busan' })).toMatchObject({
      aliases: ['browser-1'],
      version: 5,
    });
  });
});

function at(second: number) {
  return anEvent('Moved', { timestamp: `2026-03-02T11:00:0${second}Z` });
}
