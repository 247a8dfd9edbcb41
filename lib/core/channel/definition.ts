import * as z from 'zod';

export const CHANNELS = ['email', 'sms'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;
