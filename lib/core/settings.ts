import * as z from 'zod';
import { isZone } from './time/zone.ts';

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
    email: z.strictObject({
      from: z.string().describe('Shop <hello@shop.example>; the domain is verified in SES'),
    }),
    sms: z.strictObject({ senderId: z.string().max(11).optional() }).default({}),
    locale: z.string().default('en').describe('for customers whose language is not known'),
    zone: z
      .string()
      .refine(isZone, { error: 'is not a time zone; write it as in Asia/Seoul' })
      .default('UTC')
      .describe('IANA zone for customers whose zone is not known: Asia/Seoul'),
  })
  .meta({ id: 'Settings', title: 'Sojourn settings' });
export type Settings = z.infer<typeof Settings>;
