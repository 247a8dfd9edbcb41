import { describe, expect, it } from 'vitest';
import { aFile } from '../a-file.ts';
import { anImport } from './an-import.ts';

// The columns: https://docs.aws.amazon.com/pinpoint/latest/userguide/segments-importing.html, "Supported attributes"
const HEADER = [
  'Id',
  'ChannelType',
  'Address',
  'OptOut',
  'EndpointStatus',
  'User.UserId',
  'User.UserAttributes.firstName',
  'Attributes.size',
  'Location.Country',
  'Demographic.Timezone',
  'Demographic.Locale',
].join(',');

describe('an export of Amazon Pinpoint', () => {
  it('is understood by itself: addresses, opt-outs, attributes, place and language', async () => {
    const file = await aFile('endpoints.csv', [
      HEADER,
      'e1,EMAIL,Mina@Example.com,ALL,ACTIVE,mina,Mina,M,KR,Asia/Seoul,ko_KR',
      'e2,SMS,821012345678,NONE,ACTIVE,mina,Mina,M,KR,Asia/Seoul,ko_KR',
    ]);
    const { events, exitCode } = await anImport(file);
    expect(exitCode).toBe(0);
    expect(events).toMatchObject([
      {
        event: 'Customer Imported',
        customerId: 'mina',
        traits: {
          email: 'mina@example.com',
          firstName: 'Mina',
          size: 'M',
          country: 'KR',
          zone: 'Asia/Seoul',
          locale: 'ko_KR',
        },
        consent: { email: { status: 'withdrawn', source: 'import endpoints.csv' } },
      },
      { customerId: 'mina', traits: { phone: '+821012345678' }, consent: {} },
    ]);
  });

  it('does not make a yes of OptOut NONE, and says so', async () => {
    const file = await aFile('endpoints.csv', [HEADER, 'e1,EMAIL,a@example.com,NONE,ACTIVE,a,,,,,']);
    const { events, out } = await anImport(file);
    expect(events[0]?.consent).toEqual({});
    expect(out).toContain('Not having opted out is no yes; if they said yes to you, add --others-consented');
  });

  it('makes a yes of it when told so, but none of OptOut ALL', async () => {
    const file = await aFile('endpoints.csv', [
      HEADER,
      'e1,EMAIL,a@example.com,NONE,ACTIVE,a,,,,,',
      'e2,EMAIL,b@example.com,ALL,ACTIVE,b,,,,,',
    ]);
    const { events } = await anImport(file, { othersConsented: true });
    expect(events.map(({ consent }) => consent.email)).toMatchObject([
      { status: 'granted' },
      { status: 'withdrawn' },
    ]);
  });

  it('keeps the opt-out of an address that is no longer used, but not the address', async () => {
    const file = await aFile('endpoints.csv', [HEADER, 'e1,EMAIL,a@example.com,ALL,INACTIVE,a,,,,,']);
    const { events } = await anImport(file);
    expect(events).toMatchObject([{ traits: {}, consent: { email: { status: 'withdrawn' } } }]);
    expect(events[0]?.traits).not.toHaveProperty('email');
  });

  it('rejects what is neither e-mail nor SMS, and addresses that belong to nobody', async () => {
    const file = await aFile('endpoints.csv', [
      HEADER,
      'e1,GCM,token-1,NONE,ACTIVE,a,,,,,',
      'e2,EMAIL,b@example.com,NONE,ACTIVE,,,,,,',
      'e3,EMAIL,c@example.com,NONE,ACTIVE,c,,,,,',
    ]);
    const { events, out } = await anImport(file);
    expect(events.map(({ customerId }) => customerId)).toEqual(['c']);
    expect(out).toContain('1 row rejected: neither e-mail nor SMS (line 2 "GCM")');
    expect(out).toContain('1 row rejected: nothing in User.UserId (line 3)');
  });

  it('may be lines of JSON, where each attribute is a list', async () => {
    const file = await aFile('endpoints.jsonl', [
      JSON.stringify({
        Address: 'a@example.com',
        ChannelType: 'EMAIL',
        OptOut: 'ALL',
        Attributes: { tags: ['new', 'vip'] },
        Location: { Country: 'KR' },
        User: { UserId: 'a', UserAttributes: { firstName: ['Ada'] } },
      }),
    ]);
    const { events } = await anImport(file);
    expect(events).toMatchObject([
      {
        customerId: 'a',
        traits: { email: 'a@example.com', tags: ['new', 'vip'], country: 'KR', firstName: 'Ada' },
        consent: { email: { status: 'withdrawn' } },
      },
    ]);
  });
});
