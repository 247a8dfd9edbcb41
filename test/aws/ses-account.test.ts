import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { sesAccount } from '../../lib/aws/ses-account.ts';

const ses = mockClient(SESv2Client);
beforeEach(() => void ses.reset());

const NOW = Date.parse('2026-03-02T12:00:00Z');
const account = sesAccount(new SESv2Client({}), { clock: { now: () => NOW } });

describe('what the account may send', () => {
  it('is what SES says', async () => {
    const SendQuota = { MaxSendRate: 14, Max24HourSend: 50_000, SentLast24Hours: 1_234 };
    ses.on(GetAccountCommand).resolves({ SendQuota });
    expect(await account.email()).toEqual({ perSecond: 14, perDay: 50_000, sentLastDay: 1_234, at: NOW });
  });

  // https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendQuota.html: "A value of -1 signifies an unlimited quota."
  it('is never used up when there is no quota', async () => {
    const SendQuota = { MaxSendRate: 14, Max24HourSend: -1, SentLast24Hours: 9_000_000 };
    ses.on(GetAccountCommand).resolves({ SendQuota });
    const { perDay, sentLastDay } = await account.email();
    expect(sentLastDay / perDay).toBeLessThan(0.000_01);
  });

  // https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html
  it('is what every new account may, where SES says nothing', async () => {
    ses.on(GetAccountCommand).resolves({});
    expect(await account.email()).toMatchObject({ perSecond: 1, perDay: 200, sentLastDay: 0 });
  });
});
