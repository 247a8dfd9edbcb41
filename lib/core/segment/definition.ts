import * as z from 'zod';
import { Condition } from '../condition/definition.ts';
import { Stage, StepId } from '../journey/definition.ts';
import { LocalizedText } from '../localized-text.ts';

/** `workflows/segments/<id>.json`: a condition with a name, for several journeys to share. */
export const Segment = z
  .strictObject({
    $schema: z.string().optional(),
    id: StepId.describe('same as the file name'),
    title: LocalizedText.describe('what colleagues call it'),
    when: Condition.describe('who belongs to it'),
    stage: Stage.optional().describe(
      'who belongs to it has come as far as this stage; the furthest one is the stage of the customer',
    ),
    backfill: z
      .enum(['quiet', 'announce'])
      .default('quiet')
      .describe(
        'when the file is new or edited: people who belong to it already do not start its journeys, or do (announce)',
      ),
  })
  .meta({ id: 'Segment', title: 'Sojourn segment' });
export type Segment = z.infer<typeof Segment>;
