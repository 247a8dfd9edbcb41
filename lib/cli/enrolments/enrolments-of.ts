import type { Enrolment, EnrolmentRef } from '../../core/enrolment/definition.ts';
import type { EnrolmentStore } from '../../core/ports.ts';

/** The latest enrolment of each customer and key in a journey, oldest first; read some at a time. */
export async function* enrolmentsOf(
  journeyId: string,
  enrolments: Pick<EnrolmentStore, 'roll' | 'enrolment'>,
): AsyncGenerator<Enrolment> {
  let some: EnrolmentRef[] = [];
  for await (const ref of enrolments.roll(journeyId)) {
    some.push(ref);
    if (some.length < AT_ONCE) continue;
    yield* await read(some, enrolments);
    some = [];
  }
  yield* await read(some, enrolments);
}

/** So many reads in flight are as fast as more of them, over one connection's sockets. */
const AT_ONCE = 32;

async function read(
  refs: readonly EnrolmentRef[],
  enrolments: Pick<EnrolmentStore, 'enrolment'>,
): Promise<Enrolment[]> {
  const found = await Promise.all(refs.map((ref) => enrolments.enrolment(ref)));
  return found.filter((one) => one !== undefined);
}
