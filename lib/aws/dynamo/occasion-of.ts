import type { Enrolment } from '../../core/enrolment/definition.ts';
import { sha256Hex } from '../../core/hash.ts';

/** Of a sort key's 1,024 bytes the journey takes 47; a character takes up to three bytes. */
const LONGEST = 300;

/** What tells one occasion of an entry from another; where it is too long for a key, its hash. */
export function occasionOf({ key }: Enrolment): string | undefined {
  return key === undefined || key.length <= LONGEST ? key : sha256Hex(key);
}
