import * as z from 'zod';

/**
 * How fast a channel of the account may go. SES drops what is over its rate or quota and does not queue it, so what is
 * refused waits here, in turn; a stopped account stops everyone:
 * https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
 */
export const Pace = z.object({
  /** The last turn given out; 0: nobody waits. */
  nextAt: z.number().default(0),
  /** Nobody sends until then. */
  closed: z.object({ until: z.number(), reason: z.string() }).optional(),
  /** As the provider last said. */
  allowance: z
    .object({
      perSecond: z.number(),
      perDay: z.number(),
      sentLastDay: z.number(),
      at: z.number(),
      /** What a person has been told of and is not over yet (tasks/watch-sending). */
      told: z.array(z.string()).optional(),
    })
    .optional(),
});
export type Pace = z.infer<typeof Pace>;
