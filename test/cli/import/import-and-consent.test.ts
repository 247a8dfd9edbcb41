import { describe, expect, it } from 'vitest';
import { consentTo } from '../../../lib/core/consent/decide.ts';
import { anEvent, aSignUp, aWorld, HOUR } from '../../support/world.ts';
import { aFile } from '../a-file.ts';
import { anImport } from './an-import.ts';

/** A deployment in memory, into which files are imported. */
function aDeployment() {
  const world = aWorld([]);
  const importing = async (...rows: string[]) => {
    const file = await aFile('customers.csv', ['customerId,email,Newsletter', ...rows]);
    const { events } = await anImport(file, { consent: ['email=Newsletter'] }, { now: world.now() });
    for (const event of events) await world.ingest(event);
    return events;
  };
  const mayGet = async (customerId: string) => {
    const { consents } = await world.ports.customers.customer(customerId);
    const consent = consents.find(({ channel }) => channel === 'email');
    return 'granted' in consentTo(consent, 'offers');
  };
  return { world, importing, mayGet };
}

const oneClick = anEvent('Unsubscribed', {
  consent: { email: { status: 'withdrawn', topics: {}, basis: 'express', source: 'one-click' } },
});

describe('a customer of another system', () => {
  it('who said yes there gets advertising here, with the file and the line as its ground', async () => {
    const { world, importing, mayGet } = aDeployment();
    await importing('c1,ada@example.com,yes');
    expect(await mayGet('c1')).toBe(true);
    const [entry] = await world.ports.customers.consentLedger('c1');
    expect(entry).toMatchObject({
      status: 'granted',
      source: 'import customers.csv',
      proof: expect.stringMatching(/^line 2 of sha256:[0-9a-f]{64}$/),
      at: world.now(),
    });
  });

  it('who said no there gets none here, though she once said yes here', async () => {
    const { world, importing, mayGet } = aDeployment();
    await world.ingest(aSignUp());
    expect(await mayGet('c1')).toBe(true);
    world.pass(HOUR);
    await importing('c1,ada@example.com,no');
    expect(await mayGet('c1')).toBe(false);
  });

  it('of whom the file says nothing stays as she was', async () => {
    const { world, importing, mayGet } = aDeployment();
    await importing('c1,ada@example.com,', 'c2,jun@example.com,');
    expect(await mayGet('c1')).toBe(false);
    expect((await world.ports.customers.customer('c2')).consents).toEqual([]);
  });

  it('with a yes on one line and a no on another gets none, whichever comes first', async () => {
    for (const rows of [
      ['c1,ada@example.com,yes', 'c1,ada@example.com,no'],
      ['c1,ada@example.com,no', 'c1,ada@example.com,yes'],
    ]) {
      const { importing, mayGet } = aDeployment();
      await importing(...rows);
      expect(await mayGet('c1')).toBe(false);
    }
  });
});

describe('a customer who unsubscribed here', () => {
  it('stays so, whatever a later import says', async () => {
    const { world, importing, mayGet } = aDeployment();
    await world.ingest(aSignUp());
    world.pass(HOUR);
    await world.ingest(oneClick);
    world.pass(HOUR);
    await importing('c1,ada@example.com,yes');
    expect(await mayGet('c1')).toBe(false);
  });

  it('stays so when the import comes in before the click that happened first', async () => {
    const { world, importing, mayGet } = aDeployment();
    const timestamp = new Date(world.now()).toISOString();
    world.pass(HOUR);
    await importing('c1,ada@example.com,yes');
    await world.ingest({ ...oneClick, timestamp });
    expect(await mayGet('c1')).toBe(false);
  });

  it('gets advertising again once she says so herself', async () => {
    const { world, importing, mayGet } = aDeployment();
    await world.ingest(oneClick);
    await importing('c1,ada@example.com,yes');
    world.pass(HOUR);
    await world.ingest(aSignUp());
    expect(await mayGet('c1')).toBe(true);
  });
});

describe('an import that is run again', () => {
  it('changes nothing', async () => {
    const { world, importing } = aDeployment();
    const first = await importing('c1,ada@example.com,yes');
    const before = await world.ports.customers.customer('c1');
    world.pass(HOUR);
    const second = await importing('c1,ada@example.com,yes');
    expect(second.map(({ messageId }) => messageId)).toEqual(first.map(({ messageId }) => messageId));
    expect(await world.ports.customers.customer('c1')).toEqual(before);
  });
});
