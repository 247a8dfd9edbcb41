import * as z from 'zod';
import { CHANNELS, Channel } from './channel/definition.ts';
import { LocalizedText } from './localized-text.ts';
import { Duration } from './time/duration.ts';
import { isZone } from './time/zone.ts';

const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day such as 21:00' });

/** From one time of day to another, over midnight where `to` is earlier. */
export const QuietHours = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
export type QuietHours = z.infer<typeof QuietHours>;

export const Cap = z.strictObject({
  channel: Channel.optional().describe('only messages on this channel count; none given: all'),
  atMost: z.int().min(1).max(100),
  per: Duration.describe('at most P31D; counted back from the moment of sending'),
});
export type Cap = z.infer<typeof Cap>;

/** `workflows/settings.json`: what is the same for all journeys of a company. */
export const Settings = z
  .strictObject({
    $schema: z.string().optional(),
    brand: z.strictObject({
      name: z.string(),
      color: z.string().default('#1f6feb'),
      address: z.string().describe('postal; advertising mail must show it (CAN-SPAM)'),
      site: z.string().optional().describe('what links in messages start with: https://shop.example'),
      contact: z.string().optional().describe('where to ask, and to say no more: hello@shop.example'),
      refusal: z
        .string()
        .optional()
        .describe('number on which refusing texts is free; Korean advertising must show it: 080-123-4567'),
    }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, { error: 'must be a country in two letters, as in KR' })
      .describe('where the company is at home: its law holds for every customer'),
    email: z.strictObject({
      from: z.string().describe('Shop <hello@shop.example>; the domain is verified in SES'),
      price: z.number().min(0).default(0.0001).describe('of one e-mail'),
    }),
    sms: z
      .strictObject({
        senderId: z.string().max(11).optional(),
        perSecond: z.number().positive().default(20).describe('parts that your provider takes in a second'),
        price: z.number().min(0).default(0.01).describe('of one part of a text message'),
        relayCertificate: z
          .string()
          .optional()
          .describe('number of the certificate of your relay: Korea asks for one since 2026-03-31'),
      })
      .prefault({}),
    topics: z
      .record(
        z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case words joined by hyphens' }),
        z.strictObject({ title: LocalizedText, about: LocalizedText.optional() }),
      )
      .default({})
      .describe('what messages are about; customers choose among these in the preference centre'),
    quietHours: z
      .partialRecord(z.enum(CHANNELS), QuietHours)
      .default({})
      .describe("when no message goes out, in the customer's own zone; it is held until the hours are over"),
    caps: z
      .array(Cap)
      .default([])
      .describe('how many marketing messages a customer gets at most, over all journeys'),
    holdout: z
      .strictObject({ percent: z.number().min(0).max(50) })
      .default({ percent: 0 })
      .describe('so many of a hundred customers get no marketing at all, to see what all of it brings'),
    locale: z.string().default('en').describe('for customers whose language is not known'),
    zone: z
      .string()
      .refine(isZone, { error: 'is not a time zone; write it as in Asia/Seoul' })
      .default('UTC')
      .describe('IANA zone for customers whose zone is not known: Asia/Seoul'),
  })
  .meta({ id: 'Settings', title: 'Sojourn settings' });
export type Settings = z.infer<typeof Settings>;
