import { describe, expect, it } from 'vitest';
import { aCustomer } from '../support/a-customer.ts';
import { runJourney } from '../support/journey-run.ts';

const mina = aCustomer('mina');

/** A Monday morning, by the clock in Seoul. */
const MONDAY_9AM = '2026-03-02 09:00';
const TUESDAY_8AM = '2026-03-03 08:00';
const FORTY = Array.from({ length: 40 }, (_, number) => aCustomer(`customer-${number}`));

describe('onboarding: the welcome', () => {
  it('comes at once', async () => {
    const run = await runJourney('onboarding', [mina('Signed Up', MONDAY_9AM)]);
    expect(run.messages[0]).toBe('2026-03-02 09:00 welcome by email');
  });

  it('comes once in a lifetime', async () => {
    const run = await runJourney('onboarding', [
      mina('Signed Up', MONDAY_9AM),
      mina('Signed Up', '2026-03-20 09:00'),
    ]);
    expect(run.messages.filter((line) => line.includes('welcome'))).toHaveLength(1);
  });

  it('calls people by their name, and greets those without one all the same', async () => {
    const nameless = aCustomer('nameless', { traits: { firstName: null } });
    const { outbox } = await runJourney('onboarding', [
      mina('Signed Up', MONDAY_9AM),
      nameless('Signed Up', MONDAY_9AM),
    ]);
    const greetings = outbox
      .filter((one) => one.messageId === 'welcome')
      .flatMap(({ text }) => text.match(/Good to have you here.*/) ?? []);
    expect(greetings).toEqual(['Good to have you here, Mina.', 'Good to have you here.']);
  });
});

describe('onboarding: the profile', () => {
  it('is not asked for again from whoever completes it within two days', async () => {
    const run = await runJourney('onboarding', [
      mina('Signed Up', MONDAY_9AM),
      mina('Profile Completed', '2026-03-04 08:59'),
    ]);
    expect(run.messages.filter((line) => line.includes('profile-reminder'))).toEqual([]);
  });

  it('is asked for at ten in the morning, and twice at most', async () => {
    const run = await runJourney('onboarding', [mina('Signed Up', MONDAY_9AM)]);
    expect(run.messages.filter((line) => line.includes('profile-reminder'))).toEqual([
      '2026-03-04 10:00 profile-reminder by email',
      '2026-03-07 10:00 profile-reminder by email',
    ]);
  });

  it('means ten in the morning where the customer lives', async () => {
    const ava = aCustomer('ava', { traits: { zone: 'America/New_York' } });
    const run = await runJourney('onboarding', [ava('Signed Up', MONDAY_9AM)]);
    // 10:00 in New York in winter (UTC−5) is midnight in Seoul (UTC+9)
    expect(run.messages.find((line) => line.includes('profile-reminder'))).toBe(
      '2026-03-05 00:00 profile-reminder by email',
    );
  });

  it('is not asked for when it was completed in the hours before the reminder', async () => {
    const run = await runJourney('onboarding', [
      mina('Signed Up', MONDAY_9AM),
      mina('Profile Completed', '2026-03-04 09:30'),
    ]);
    expect(run.messages.filter((line) => line.includes('profile-reminder'))).toEqual([]);
  });
});

describe('onboarding: the first steps', () => {
  it('come at half past nine to one half and at half past seven in the evening to the other', async () => {
    const run = await runJourney(
      'onboarding',
      FORTY.flatMap((does) => [
        does('Signed Up', MONDAY_9AM),
        does('Profile Completed', TUESDAY_8AM),
        does('App Opened', '2026-03-04 08:00'),
      ]),
    );
    expect(new Set(run.messages.filter((line) => line.includes('first-steps')))).toEqual(
      new Set(['2026-03-03 09:30 first-steps by email', '2026-03-03 19:30 first-steps by email']),
    );
  });
});

describe('onboarding: the offer of help', () => {
  it('is for those who do not open the app, in the morning of a working day', async () => {
    const run = await runJourney(
      'onboarding',
      FORTY.flatMap((does) => [does('Signed Up', MONDAY_9AM), does('Profile Completed', TUESDAY_8AM)]),
    );
    // the first steps go out on Tuesday; four days later it is Saturday, and the next working day is Monday
    expect(new Set(run.messages.filter((line) => line.includes('help-offer')))).toEqual(
      new Set(['2026-03-09 10:00 help-offer by email']),
    );
  });

  it('is not for those who do', async () => {
    const run = await runJourney('onboarding', [
      mina('Signed Up', MONDAY_9AM),
      mina('Profile Completed', TUESDAY_8AM),
      mina('App Opened', '2026-03-05 21:00'),
    ]);
    expect(run.messages.filter((line) => line.includes('help-offer'))).toEqual([]);
  });

  it('brings a person to whoever takes it up', async () => {
    const run = await runJourney('onboarding', [mina('Signed Up', MONDAY_9AM)], 'always-click');
    expect(run.report.steps.find(({ id }) => id === 'ask-for-help')?.passed).toBe(1);
  });

  it('is the last word to whoever does not', async () => {
    const run = await runJourney('onboarding', [mina('Signed Up', MONDAY_9AM)]);
    expect(run.messages).toHaveLength(5);
    expect(run.messages.at(-1)).toContain('help-offer');
    expect(run.report.ended).toEqual([{ reason: 'not-interested', count: 1 }]);
  });
});

describe('onboarding: the first order', () => {
  it('is what it is for, and ends it', async () => {
    const run = await runJourney('onboarding', [
      mina('Signed Up', MONDAY_9AM),
      mina('Order Completed', TUESDAY_8AM, { orderId: 'order-1', total: 49 }),
    ]);
    expect(run.messages).toEqual(['2026-03-02 09:00 welcome by email']);
    expect(run.report.goal).toEqual({ reached: 1, valueMinor: 4900 });
  });
});
