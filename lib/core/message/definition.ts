import * as z from 'zod';
import { JsonObject } from '../json.ts';
import { LocalizedText } from '../localized-text.ts';

/** What a message may show beside customer, entry and brand. */
const MessageData = z.enum(['report']);

/**
 * `workflows/messages/<id>/message.json`. Beside it lie `email.<locale>.mjml` and `sms.<locale>.liquid`, one for each
 * language; a message has an e-mail, a text message, or both.
 */
export const MessageFile = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().describe('same as the folder name'),
    title: LocalizedText.describe('what colleagues call it'),
    topic: z.string().min(1).describe('what it is about, as customers choose it: offers, orders, tips'),
    urgency: z
      .enum(['detail', 'urgent'])
      .describe('detail is better read (e-mail), urgent better seen (SMS)'),
    subject: z
      .record(z.string(), z.string().min(1))
      .optional()
      .describe('of the e-mail, one for each language'),
    preheader: z
      .record(z.string(), z.string().min(1))
      .optional()
      .describe('what mailboxes show behind the subject, one for each language'),
    critical: z
      .boolean()
      .default(false)
      .describe('goes out in quiet hours too, and over the caps: only for transactional journeys'),
    data: z
      .array(MessageData)
      .min(1)
      .optional()
      .describe('what else it shows: report, how the journeys do, for colleagues'),
    samples: z
      .array(z.strictObject({ customer: JsonObject, entry: JsonObject }))
      .min(1)
      .describe(
        'customers and events to preview with; what a template uses must be in each, or have a default',
      ),
  })
  .meta({ id: 'Message', title: 'Sojourn message' });
export type MessageFile = z.infer<typeof MessageFile>;

/** A message ready to render: MJML is HTML now, Liquid is still in place. Stored under the hash of its JSON. */
export const CompiledMessage = z.strictObject({
  id: z.string(),
  topic: z.string(),
  urgency: z.enum(['detail', 'urgent']),
  critical: z.boolean().default(false),
  data: z.array(MessageData).optional(),
  email: z.record(z.string(), z.strictObject({ subject: z.string(), html: z.string(), text: z.string() })),
  sms: z.record(z.string(), z.strictObject({ text: z.string() })),
});
export type CompiledMessage = z.infer<typeof CompiledMessage>;
