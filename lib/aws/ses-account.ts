import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Allowances, Clock } from '../core/ports.ts';

/** What SES lets the account send: {@link https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendQuota.html}. */
export function sesAccount(client: SESv2Client, { clock }: { clock: Clock }): Allowances {
  return {
    async email() {
      const { SendQuota } = await client.send(new GetAccountCommand({}));
      const { MaxSendRate = SANDBOX.perSecond, Max24HourSend = SANDBOX.perDay } = SendQuota ?? {};
      return {
        perSecond: MaxSendRate,
        perDay: Max24HourSend === UNLIMITED ? Number.MAX_SAFE_INTEGER : Max24HourSend,
        sentLastDay: SendQuota?.SentLast24Hours ?? 0,
        at: clock.now(),
      };
    },
  };
}

/** "A value of -1 signifies an unlimited quota." */
const UNLIMITED = -1;
/** What every account may send: https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html. */
const SANDBOX = { perSecond: 1, perDay: 200 };
