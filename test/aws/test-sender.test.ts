import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { openTestSender } from '../../lib/aws/test-sender.ts';

describe('a test send', () => {
  it('is told to nobody: it has no configuration set', async () => {
    const ses = mockClient(SESv2Client);
    ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
    const email = { subject: '[test] Hello', html: 'h', text: 't', headers: {}, trackOpens: false };
    await openTestSender('http://127.0.0.1:4600').email({
      ...email,
      sendId: 'test',
      from: 'a@shop.example',
      to: 'b@shop.example',
    });
    const [call] = ses.commandCalls(SendEmailCommand);
    expect(call?.args[0].input.ConfigurationSetName).toBeUndefined();
  });
});
