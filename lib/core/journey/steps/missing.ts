import { MISSING_CONTENT } from '../../errors.ts';
import type { PassState } from '../compiled.ts';
import { FAILED } from './names.ts';
import { failurePath } from './task.ts';

/** Fails the journey as a Task that throws MissingContentError would, under the name given. */
export function missing(name: string, cause: string): PassState {
  return {
    Type: 'Pass',
    Result: { Error: MISSING_CONTENT, Cause: cause },
    ResultPath: failurePath(name),
    Next: FAILED,
  };
}
