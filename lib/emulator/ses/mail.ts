import * as z from 'zod';

const Header = z.object({ name: z.string(), value: z.string() });

/** What became of one recipient's copy, oldest first. */
const Step = z.object({
  /** Milliseconds of the emulator's clock. */
  at: z.number(),
  what: z.enum([
    'sent',
    'delivered',
    'bounced',
    'suppressed',
    'complained',
    'opened',
    'clicked',
    'replied',
    'unsubscribed',
  ]),
  /** The link that was clicked, the reason of a bounce. */
  detail: z.string().optional(),
});
export type Step = z.infer<typeof Step>;

/** Whether it has the pixel that tells of its opening, and links that lead through SES. */
const Tracks = z.object({ opens: z.boolean(), clicks: z.boolean() }).default({ opens: true, clicks: true });

/** A mail that SES accepted, one for all of its recipients. */
export const Mail = z.object({
  /** SES's message id. */
  id: z.string(),
  at: z.number(),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  replyTo: z.array(z.string()),
  subject: z.string(),
  html: z.string().optional(),
  text: z.string().optional(),
  headers: z.array(Header),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), bytes: z.number() })),
  tags: z.record(z.string(), z.string()),
  configurationSet: z.string().optional(),
  identityArn: z.string(),
  tracks: Tracks,
  history: z.array(Step),
});
export type Mail = z.infer<typeof Mail>;

export const recipientsOf = ({ to, cc, bcc }: Pick<Mail, 'to' | 'cc' | 'bcc'>): readonly string[] => [
  ...to,
  ...cc,
  ...bcc,
];

/** `Maru <hello@shop.example>` → `hello@shop.example`. */
export function addressOf(mailbox: string): string {
  return /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim();
}

/** `Maru <hello@shop.example>` → `Maru`; undefined for a bare address. */
export function displayNameOf(mailbox: string): string | undefined {
  const name = /^\s*"?([^"<]*?)"?\s*<[^<>]+>\s*$/.exec(mailbox)?.[1];
  return name === undefined || name === '' ? undefined : name;
}
