import PostalMime, { type Address, type Email } from 'postal-mime';
import * as z from 'zod';
import { AwsError } from '../service.ts';
import { addressOf, type Mail } from './mail.ts';

type Written = Omit<Mail, 'id' | 'at' | 'history' | 'identityArn' | 'tracks'> & {
  /** What the request says of its own tracking; undefined leaves it to the configuration set. */
  readonly wantsTracked: { readonly opens: boolean | undefined; readonly clicks: boolean | undefined };
};

/**
 * The mail that a SendEmail request describes, as simple parts or as raw MIME.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * @throws AwsError BadRequestException for what SES would refuse, and for what the emulator does not do
 */
export async function readSendEmail(body: unknown): Promise<Written> {
  const input = SendEmail.safeParse(body);
  if (!input.success) throw bad(z.prettifyError(input.error));
  const mail = await mailOf(input.data);
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc];
  if (mail.from === '') throw bad('FromEmailAddress is needed');
  if (recipients.length === 0 || recipients.length > 50) throw bad('a mail has 1 to 50 recipients');
  const broken = [mail.from, ...recipients].map(addressOf).find((one) => !ADDRESS.test(one));
  if (broken !== undefined) throw bad(`not an address: ${broken}`);
  return mail;
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html: ASCII, one @, something on both sides. */
const ADDRESS = /^[\x21-\x7e]{1,64}@[A-Za-z0-9.-]{1,255}$/;

const bad = (message: string): AwsError => new AwsError('BadRequestException', message);

const Content = z.object({ Data: z.string(), Charset: z.string().optional() });
const Header = z.object({ Name: z.string(), Value: z.string() });
const addresses = z.array(z.string()).default([]);
const unknown = (what: string) => z.undefined(`the emulator's SES has no ${what}`).optional();

const Feature = z
  .enum(['ENABLED', 'DISABLED'])
  .transform((status) => status === 'ENABLED')
  .optional();

const SendEmail = z.object({
  FromEmailAddress: z.string().optional(),
  Destination: z
    .object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses })
    .optional(),
  ReplyToAddresses: addresses,
  ConfigurationSetName: z.string().optional(),
  EmailTags: z
    .array(
      z.object({
        Name: z.string().regex(/^[\w-]{1,256}$/, 'tags have letters, digits, _ and - only'),
        Value: z.string().regex(/^[\w.@-]{1,256}$/, 'tags have letters, digits, _ - . @ only'),
      }),
    )
    .max(50)
    .default([]),
  // https://docs.aws.amazon.com/ses/latest/dg/configuration-overrides.html
  ConfigurationOverrides: z
    .strictObject({
      Tracking: z.strictObject({ OpenTrackingEnabled: Feature, ClickTrackingEnabled: Feature }).optional(),
    })
    .optional(),
  ListManagementOptions: unknown('list management'),
  Content: z.object({
    Simple: z
      .object({
        Subject: Content,
        Body: z.object({ Html: Content.optional(), Text: Content.optional() }),
        Headers: z.array(Header).max(15).default([]),
        Attachments: unknown('attachments of simple mails'),
      })
      .optional(),
    Raw: z.object({ Data: z.base64() }).optional(),
    Template: unknown('templates'),
  }),
});
type SendEmail = z.infer<typeof SendEmail>;
type Envelope = Pick<Written, 'replyTo' | 'tags' | 'configurationSet' | 'wantsTracked'>;

async function mailOf(input: SendEmail): Promise<Written> {
  const { Simple, Raw } = input.Content;
  const tracking = input.ConfigurationOverrides?.Tracking;
  const envelope = {
    replyTo: input.ReplyToAddresses,
    tags: Object.fromEntries(input.EmailTags.map(({ Name, Value }) => [Name, Value])),
    configurationSet: input.ConfigurationSetName,
    wantsTracked: { opens: tracking?.OpenTrackingEnabled, clicks: tracking?.ClickTrackingEnabled },
  };
  if (Raw !== undefined) return rawMail(input, { data: Raw.Data, envelope });
  if (Simple === undefined) throw bad('Content needs Simple or Raw');
  const { ToAddresses: to = [], CcAddresses: cc = [], BccAddresses: bcc = [] } = input.Destination ?? {};
  const from = input.FromEmailAddress ?? '';
  const subject = Simple.Subject.Data;
  const own = Simple.Headers.map(({ Name, Value }) => ({ name: Name, value: Value }));
  const written = [
    { name: 'From', value: from },
    ...(to.length > 0 ? [{ name: 'To', value: to.join(', ') }] : []),
    ...(cc.length > 0 ? [{ name: 'Cc', value: cc.join(', ') }] : []),
    ...(envelope.replyTo.length > 0 ? [{ name: 'Reply-To', value: envelope.replyTo.join(', ') }] : []),
    { name: 'Subject', value: subject },
    { name: 'MIME-Version', value: '1.0' },
  ];
  return {
    ...envelope,
    from,
    to,
    cc,
    bcc,
    subject,
    html: Simple.Body.Html?.Data,
    text: Simple.Body.Text?.Data,
    headers: [...written, ...own],
    attachments: [],
  };
}

async function rawMail(
  { FromEmailAddress, Destination }: SendEmail,
  { data, envelope }: { readonly data: string; readonly envelope: Envelope },
): Promise<Written> {
  const email = await PostalMime.parse(Buffer.from(data, 'base64'));
  const named = Destination ?? {
    ToAddresses: mailboxes(email.to),
    CcAddresses: mailboxes(email.cc),
    BccAddresses: mailboxes(email.bcc),
  };
  return {
    ...envelope,
    ...headerOptions(email, envelope),
    from: FromEmailAddress ?? mailboxes(email.from === undefined ? [] : [email.from])[0] ?? '',
    to: named.ToAddresses,
    cc: named.CcAddresses,
    bcc: named.BccAddresses,
    subject: email.subject ?? '',
    html: email.html,
    text: email.text,
    // SES takes Bcc out of what it sends.
    headers: headersOf(email).filter(({ name }) => name.toLowerCase() !== 'bcc'),
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? 'unnamed',
      type: mimeType,
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
  };
}

/** A raw mail may name its configuration set and its tags in headers. What the request says counts more. */
function headerOptions(email: Email, { tags, configurationSet, replyTo }: Envelope): Partial<Envelope> {
  const header = (name: string) => headersOf(email).find((one) => one.name.toLowerCase() === name)?.value;
  const inHeader = (header('x-ses-message-tags') ?? '').split(',').flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
    return name === '' ? [] : [[name, value]];
  });
  return {
    tags: { ...Object.fromEntries(inHeader), ...tags },
    configurationSet: configurationSet ?? header('x-ses-configuration-set'),
    replyTo: replyTo.length > 0 ? replyTo : mailboxes(email.replyTo),
  };
}

/** With their names as they were written. */
const headersOf = ({ headers }: Email): Mail['headers'] =>
  headers.map(({ originalKey, value }) => ({ name: originalKey, value }));

function mailboxes(addressees: readonly Address[] = []): string[] {
  return addressees.flatMap((one) =>
    one.address === undefined
      ? mailboxes(one.group ?? [])
      : [one.name === '' ? one.address : `${one.name} <${one.address}>`],
  );
}
