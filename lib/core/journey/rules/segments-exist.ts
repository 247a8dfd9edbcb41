import { mistake } from '../../diagnostic.ts';
import { didYouMean } from '../../did-you-mean.ts';
import { conditionsOf } from '../conditions-of.ts';
import type { Rule } from './rule.ts';

/** Every segment that a condition names has its file. */
export const segmentsExist: Rule = (context) =>
  conditionsOf(context).flatMap(({ part, path }) => {
    if (!('segment' in part) || Object.hasOwn(context.segments, part.segment)) return [];
    return mistake({
      rule: 'segments-exist',
      path: [...path, 'segment'],
      message: `segment "${part.segment}" does not exist`,
      hint: didYouMean(part.segment, Object.keys(context.segments)),
    });
  });
