import { describe, expect, it } from 'vitest';
import { WhyInput, whyCommand } from '../../../lib/cli/commands/why.ts';
import { sendNames } from '../../../lib/core/message/send-order.ts';
import {
  aBasis,
  aConsent,
  anEvent,
  aProfile,
  aSend,
  aWord,
  enrolled,
  runOf,
} from '../../contract/fixtures.ts';
import { aDeployed, aProject, NOON } from './a-deployed.ts';

const MINUTE = 60_000;

/** Mina, who was sent one e-mail in her second visit and was not sent a text in her first. */
async function mina() {
  const world = aDeployed(await aProject());
  const { customers, sends } = world.stores;
  await customers.keepEvent({
    event: anEvent({ customerId: 'mina' }),
    profile: aProfile('mina', { traits: { firstName: 'Mina', email: 'mina@mail.example' } }),
    consents: [
      aConsent('mina', {
        all: aWord({ source: 'sign-up form', wording: 'v3' }),
        topics: { tips: aWord({ status: 'withdrawn', at: NOON + MINUTE }) },
      }),
    ],
    said: [],
  });
  const enrolment = await enrolled(world.stores, { customerId: 'mina', enrolmentId: 'e1', visit: 2 });
  const nameIn = (visit: number) => sendNames({ enrolmentId: 'e1', stepId: 'welcome', visit })[0] ?? '';
  const [first, second] = [nameIn(1), nameIn(2)];
  await sends.skip(
    aSend(enrolment, {
      sendId: first,
      visit: 1,
      status: 'SKIPPED',
      reason: 'no-consent',
      copies: 0,
      createdAt: NOON - MINUTE,
      reasons: [{ channel: 'sms', verdict: 'left-out', reason: 'no-consent' }],
    }),
    { run: runOf(enrolment), stepSends: [first] },
  );
  await sends.claim(
    aSend(enrolment, {
      sendId: second,
      policies: [{ rule: 'KR-2', verdict: 'fix', reason: 'label-put-right' }],
    }),
    { run: runOf(enrolment), stepSends: [second] },
    aBasis(),
  );
  await sends.recordAccepted(second, { owner: 'owner-1', providerMessageId: 'p1', at: NOON + MINUTE });
  const why = (flags: object) =>
    whyCommand(WhyInput.parse({ customer: 'mina', ...flags }), world.terminal.io, world.open);
  return { ...world, why };
}

describe('sojourn why', () => {
  it('tells what a customer said to advertising, with where and in which words', async () => {
    const { why, terminal } = await mina();
    await why({});
    expect(terminal.out()).toContain(
      'e-mail: granted 2026-03-02 12:00 UTC (where: sign-up form, wording: v3)',
    );
    expect(terminal.out()).toContain('e-mail, tips: withdrawn 2026-03-02 12:01 UTC');
  });

  it('tells of each journey how it was entered and where the customer stands', async () => {
    const { why, terminal } = await mina();
    await why({});
    expect(terminal.out()).toContain('entered 2026-03-02 12:00 UTC by Signed Up');
    expect(terminal.out()).toContain('on the way, at welcome');
  });

  it('tells of each message what became of it and why, in the order of time, of earlier visits too', async () => {
    const { why, terminal } = await mina();
    await why({});
    const told = terminal.out();
    expect(told).toContain(
      '2026-03-02 11:59 UTC  welcome: not sent: no consent\n    SMS left out: no consent',
    );
    expect(told).toContain('2026-03-02 12:00 UTC  welcome, visit 2: sent by e-mail');
    expect(told).toContain('e-mail taken: ');
    expect(told).toContain('accepted 2026-03-02 12:01 UTC');
    expect(told.indexOf('11:59 UTC  welcome')).toBeLessThan(told.indexOf('12:00 UTC  welcome'));
  });

  it('tells what the law made of a message, with the rule that did', async () => {
    const { why, terminal } = await mina();
    await why({});
    expect(terminal.out()).toMatch(/KR-2 mended it: .+ — .+/);
  });

  it('tells of one journey only', async () => {
    const { why, terminal } = await mina();
    await why({ journey: 'win-back' });
    expect(terminal.out()).toContain('was never in win-back');
    expect(terminal.out()).not.toContain('entered');
  });

  it('tells by which events a customer came into a journey or did not, and which condition failed', async () => {
    const { why, terminal, stores } = await mina();
    await stores.customers.keepEvent({
      event: anEvent({ customerId: 'mina', name: 'Signed Up', receivedAt: NOON + 2 * MINUTE }),
      profile: aProfile('mina', { version: 2, traits: { tier: 'plain' }, traitTimes: { tier: NOON } }),
      consents: [],
      said: [],
    });
    await why({ journey: 'welcome' });
    const told = terminal.out();
    expect(told).toContain('was never in welcome');
    // the journey of the folder takes those whose segment vip says: tier is vip
    expect(told).toContain('2026-03-02 12:02 UTC  Signed Up: did not enter: the customer did not fit');
    expect(told).toContain('✖ tier is "vip" (seen: "plain")');
  });

  it('does not take what a trait is now for what it was then', async () => {
    const { why, terminal, stores } = await mina();
    await stores.customers.keepEvent({
      event: anEvent({ customerId: 'mina', name: 'Signed Up' }),
      profile: aProfile('mina', { version: 2, traits: { tier: 'vip' }, traitTimes: { tier: NOON + MINUTE } }),
      consents: [],
      said: [],
    });
    await why({ journey: 'welcome' });
    expect(terminal.out()).toContain('tier was changed since; what it was then is not kept');
  });

  it('says so when nothing that lets anybody in has happened', async () => {
    const { why, terminal } = await mina();
    await why({ journey: 'welcome' });
    expect(terminal.out()).toContain('nothing that lets anybody into welcome has happened: Signed Up');
  });

  it('shows no address and no name', async () => {
    const { why, terminal } = await mina();
    await why({});
    await why({ json: true });
    expect(terminal.out()).not.toMatch(/mail\.example|Mina/);
  });

  it('tells machines every stored fact', async () => {
    const { why, terminal } = await mina();
    await why({ json: true });
    expect(JSON.parse(terminal.out())).toMatchObject({
      customer: 'mina',
      consents: [{ channel: 'email', epoch: 1 }],
      journeys: [
        { enrolment: { enrolmentId: 'e1' }, sends: [{ status: 'SKIPPED' }, { status: 'SENT', copies: 1 }] },
      ],
    });
  });

  it('says so when nobody has that id', async () => {
    const { why, terminal } = await mina();
    expect(await why({ customer: 'nobody' })).toBe(2);
    expect(terminal.err()).toContain('Nobody is known as nobody.');
  });
});
