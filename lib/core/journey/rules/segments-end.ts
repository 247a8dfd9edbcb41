import { mistake } from '../../diagnostic.ts';
import { writtenOut } from '../../segment/written-out.ts';
import { conditionsOf } from '../conditions-of.ts';
import type { Rule } from './rule.ts';

/** Written out, a segment comes to an end: it does not contain itself, and has a size that one can evaluate. */
export const segmentsEnd: Rule = (context) =>
  conditionsOf(context).flatMap(({ part, path }) => {
    if (!('segment' in part)) return [];
    const found = writtenOut(part, context.segments);
    const at = { rule: 'segments-end', path: [...path, 'segment'] };
    if ('circle' in found) {
      return mistake({
        ...at,
        message: `segment "${part.segment}" leads round in a circle: ${found.circle.join(' → ')}`,
      });
    }
    if (found.parts <= MOST_PARTS) return [];
    return mistake({
      ...at,
      message: `segment "${part.segment}" has ${found.parts} parts when written out; ${MOST_PARTS} are allowed`,
    });
  });

/** A condition travels in its state's definition, of which a machine may have 1 MB for all. */
const MOST_PARTS = 500;
