import { mistake } from '../../diagnostic.ts';
import { writtenOut } from '../../segment/written-out.ts';
import { segmentsNamed } from '../segments-named.ts';
import type { Rule } from './rule.ts';

/** Written out, a segment comes to an end: it does not contain itself, and has a size that one can evaluate. */
export const segmentsEnd: Rule = (context) =>
  segmentsNamed(context).flatMap(({ segment, path }) => {
    const found = writtenOut({ segment }, context.segments);
    const at = { rule: 'segments-end', path };
    if ('circle' in found) {
      return mistake({
        ...at,
        message: `segment "${segment}" leads round in a circle: ${found.circle.join(' → ')}`,
      });
    }
    if (found.parts <= MOST_PARTS) return [];
    return mistake({
      ...at,
      message: `segment "${segment}" has ${found.parts} parts when written out; ${MOST_PARTS} are allowed`,
    });
  });

/** A condition travels in its state's definition, of which a machine may have 1 MB for all. */
const MOST_PARTS = 500;
