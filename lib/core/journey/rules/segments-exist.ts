import { mistake } from '../../diagnostic.ts';
import { didYouMean } from '../../did-you-mean.ts';
import { segmentsNamed } from '../segments-named.ts';
import type { Rule } from './rule.ts';

/** Every segment that a journey names has its file: in a condition, its entry or an exit. */
export const segmentsExist: Rule = (context) =>
  segmentsNamed(context).flatMap(({ segment, path }) => {
    if (Object.hasOwn(context.segments, segment)) return [];
    return mistake({
      rule: 'segments-exist',
      path,
      message: `segment "${segment}" does not exist`,
      hint: didYouMean(segment, Object.keys(context.segments)),
    });
  });
