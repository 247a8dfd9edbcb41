import * as z from 'zod';
import { Condition } from '../condition/definition.ts';
import { StepId } from '../journey/definition.ts';
import { LocalizedText } from '../localized-text.ts';

/** `workflows/segments/<id>.json`: a condition with a name, for several journeys to share. */
export const Segment = z
  .strictObject({
    $schema: z.string().optional(),
    id: StepId.describe('same as the file name'),
    title: LocalizedText.describe('what colleagues call it'),
    when: Condition.describe('who belongs to it'),
  })
  .meta({ id: 'Segment', title: 'Sojourn segment' });
export type Segment = z.infer<typeof Segment>;
