import { sendNames } from '../message/send-order.ts';
import type { Enrolment } from './definition.ts';

/** Every name that a send of the enrolment may have, of all its visits: its row notes those of the last visit only. */
export function allSendNames(
  enrolment: Pick<Enrolment, 'enrolmentId' | 'visit' | 'sends'>,
): readonly string[] {
  const { enrolmentId, visit, sends } = enrolment;
  const visits = Array.from({ length: visit }, (_, index) => index + 1);
  const made = Object.keys(sends).flatMap((stepId) =>
    visits.flatMap((each) => sendNames({ enrolmentId, stepId, visit: each })),
  );
  return [...new Set([...made, ...Object.values(sends).flat()])];
}
