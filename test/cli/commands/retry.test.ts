import { describe, expect, it } from 'vitest';
import type { Deployed } from '../../../lib/aws/deployed.ts';
import { RetryInput, retryCommand } from '../../../lib/cli/commands/retry.ts';
import { anEnrolment, anEvent, aProfile, enrolled, runOf } from '../../contract/fixtures.ts';
import { aWorld, triggersOf } from '../../support/world.ts';
import { aDeployed, NOON } from './a-deployed.ts';

const triggers = triggersOf({ id: 'welcome', exit: [{ event: 'Order Completed' }] });
const CONTENT: Deployed['content'] = { ...aWorld([triggers]).ports.content, triggers: async () => triggers };

async function aFailed() {
  const world = aDeployed();
  const fail = async (customerId: string, at: string) => {
    const enrolment = await enrolled(world.stores, {
      customerId,
      enrolmentId: customerId,
      journeyId: 'welcome',
    });
    await world.stores.enrolments.fail(runOf(enrolment), { at, reason: 'RenderError', endedAt: NOON });
    return enrolment;
  };
  const mina = await fail('mina', 'hello');
  const jun = await fail('jun', 'offer');
  await enrolled(world.stores, { customerId: 'sora', journeyId: 'welcome' });
  const open = async () => ({ ...(await world.open()), content: CONTENT });
  const retry = (flags: object = {}) =>
    retryCommand(RetryInput.parse({ journey: 'welcome', ...flags }), world.terminal.io, open);
  return { ...world, mina, jun, retry };
}

describe('sojourn retry', () => {
  it('shows who failed, where and why, and leaves them so', async () => {
    const { retry, terminal, started } = await aFailed();
    await retry();
    expect(terminal.out()).toContain('✖ 2026-03-02 12:00 UTC  mina  at hello: RenderError');
    expect(terminal.out()).toContain('2 enrolments failed.');
    expect(terminal.out()).toMatch(/next: npx sojourn retry welcome --stage dev --yes/);
    expect(terminal.out()).not.toContain('sora');
    expect(started).toEqual([]);
  });

  it('lets them go on where they failed, in the next leg of the same visit', async () => {
    const { retry, mina, started, stores } = await aFailed();
    await retry({ yes: true, step: 'hello' });
    expect(started).toEqual([
      {
        machine: mina.machine,
        run: { customerId: 'mina', enrolmentId: 'mina', leg: 2, visit: 1, at: 'hello' },
      },
    ]);
    expect(await stores.enrolments.enrolment(mina)).toMatchObject({ status: 'RUNNING', leg: 2 });
  });

  it('lets one customer go on only', async () => {
    const { retry, started } = await aFailed();
    await retry({ yes: true, customer: 'jun' });
    expect(started.map(({ run }) => run.customerId)).toEqual(['jun']);
  });

  it('leaves who has bought since where she is: an event that ends the journey passes by who has failed', async () => {
    const { retry, started, stores, terminal, mina } = await aFailed();
    const { enteredAt: receivedAt, entry } = mina;
    const bought = { name: 'Order Completed', occurredAt: entry.occurredAt + 1, receivedAt: receivedAt + 1 };
    const event = anEvent({ customerId: 'mina', ...bought });
    await stores.customers.keepEvent({ event, profile: aProfile('mina'), consents: [], said: [] });
    await retry({ yes: true });
    expect(started.map(({ run }) => run.customerId)).toEqual(['jun']);
    expect(terminal.out()).toContain('mina does not go on: what ends the journey had happened already');
  });

  it('leaves who is in the journey again where she is', async () => {
    const { retry, started, stores, mina } = await aFailed();
    const anew = anEnrolment({ customerId: 'mina', journeyId: 'welcome', enteredAt: mina.enteredAt + 1 });
    await stores.enrolments.enrol(anew, mina.enrolmentId);
    await retry({ yes: true, customer: 'mina' });
    expect(started).toEqual([]);
  });

  it('says so when nobody failed there', async () => {
    const { retry, terminal } = await aFailed();
    await retry({ step: 'elsewhere' });
    expect(terminal.out()).toBe('✔ nobody has failed there');
  });
});
