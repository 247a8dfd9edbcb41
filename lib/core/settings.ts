import * as z from 'zod';

/** `workflows/settings.json`: what is the same for all journeys of a company. */
export const Settings = z
  .strictObject({
    $schema: z.string().optional(),
    brand: z.strictObject({ name: z.string(), color: z.string().default('#1f6feb'), address: z.string() }),
    email: z.strictObject({
      from: z.string().describe('Shop <hello@shop.example>; the domain is verified in SES'),
    }),
    sms: z.strictObject({ senderId: z.string().max(11).optional() }).default({}),
    locale: z.string().default('en').describe('for customers whose language is not known'),
    zone: z.string().default('UTC').describe('IANA zone for customers whose zone is not known: Asia/Seoul'),
  })
  .meta({ id: 'Settings', title: 'Sojourn settings' });
export type Settings = z.infer<typeof Settings>;
