import { MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { sesEmail } from '../../lib/aws/ses-email.ts';

const ses = mockClient(SESv2Client);
beforeEach(() => {
  ses.reset();
});

const email = {
  sendId: 'send-1',
  from: 'Maru <hello@maru.example>',
  to: 'mina@mail.example',
  subject: '장바구니가 기다려요',
  html: '<p>안녕하세요</p>',
  text: '안녕하세요',
  headers: {},
  trackOpens: true,
};
const send = (change: Partial<typeof email> = {}) =>
  sesEmail(new SESv2Client({}), 'sojourn-events')({ ...email, ...change });
const sent = () => ses.commandCalls(SendEmailCommand).map((call) => call.args[0].input);

describe('an e-mail', () => {
  it('goes to one address, in UTF-8, with the send id as its tag', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await send()).toEqual({ outcome: 'accepted', providerMessageId: 'ses-1' });
    expect(sent()).toEqual([
      {
        FromEmailAddress: 'Maru <hello@maru.example>',
        Destination: { ToAddresses: ['mina@mail.example'] },
        Content: {
          Simple: {
            Subject: { Data: '장바구니가 기다려요', Charset: 'UTF-8' },
            Body: {
              Html: { Data: '<p>안녕하세요</p>', Charset: 'UTF-8' },
              Text: { Data: '안녕하세요', Charset: 'UTF-8' },
            },
            Headers: [],
          },
        },
        ConfigurationSetName: 'sojourn-events',
        ConfigurationOverrides: { Tracking: { ClickTrackingEnabled: 'DISABLED' } },
        EmailTags: [{ Name: 'sojourn-send', Value: 'send-1' }],
      },
    ]);
  });

  it('carries its header lines', async () => {
    await send({ headers: { 'List-Unsubscribe': '<https://pages.example/u/1>' } });
    expect(sent()[0]?.Content?.Simple?.Headers).toEqual([
      { Name: 'List-Unsubscribe', Value: '<https://pages.example/u/1>' },
    ]);
  });

  // https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_TrackingConfigurationOverrides.html
  it('gets no picture that tells of its opening, where that may not be noted', async () => {
    await send({ trackOpens: false });
    expect(sent()[0]?.ConfigurationOverrides?.Tracking).toEqual({
      ClickTrackingEnabled: 'DISABLED',
      OpenTrackingEnabled: 'DISABLED',
    });
  });

  it('that SES refuses gives its answer and no exception', async () => {
    ses.on(SendEmailCommand).rejects(new MessageRejected({ message: 'no', $metadata: {} }));
    expect(await send()).toEqual({ outcome: 'refused', code: 'MessageRejected' });
  });
});
