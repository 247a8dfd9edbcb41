import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Sender } from '../core/ports.ts';
import { clientConfig } from './client-config.ts';
import { CALL_ONCE } from './provider-client.ts';
import { sesEmail } from './ses-email.ts';
import { snsSms } from './sns-sms.ts';

/**
 * Sends as the person at the command line, and reports to no configuration set.
 * @param endpoint another than AWS's own: the emulator's
 */
export function openTestSender(endpoint: string | undefined): Sender {
  const config = { ...clientConfig(endpoint), ...CALL_ONCE };
  return { email: sesEmail(new SESv2Client(config), undefined), sms: snsSms(new SNSClient(config)) };
}
