import { agendasContract } from './agendas.ts';
import { asidesContract } from './asides.ts';
import { claimsContract } from './claims.ts';
import { customersContract } from './customers.ts';
import { enrolmentsContract } from './enrolments.ts';
import { erasureContract } from './erasure.ts';
import { evidenceContract } from './evidence.ts';
import { experimentsContract } from './experiments.ts';
import { fallingDueContract } from './falling-due.ts';
import { heldSendsContract } from './held-sends.ts';
import { journeysContract } from './journeys.ts';
import { limitedEntryContract } from './limited-entry.ts';
import { mendedEnrolmentsContract } from './mended-enrolments.ts';
import { mergesContract } from './merges.ts';
import { paceContract } from './pace.ts';
import { providerAnswersContract } from './provider-answers.ts';
import { responsesContract } from './responses.ts';
import { revocationsContract } from './revocations.ts';
import { sendsDueContract } from './sends-due.ts';
import { sendsInDoubtContract } from './sends-in-doubt.ts';
import type { OpenStores } from './stores.ts';
import { suppressionsContract } from './suppressions.ts';
import { wheelContract } from './wheel.ts';

/** All that core relies on, whatever the stores are made of. */
export function storesContract(open: OpenStores): void {
  customersContract(open);
  responsesContract(open);
  mergesContract(open);
  erasureContract(open);
  agendasContract(open);
  asidesContract(open);
  enrolmentsContract(open);
  limitedEntryContract(open);
  mendedEnrolmentsContract(open);
  fallingDueContract(open);
  claimsContract(open);
  revocationsContract(open);
  heldSendsContract(open);
  providerAnswersContract(open);
  evidenceContract(open);
  sendsInDoubtContract(open);
  sendsDueContract(open);
  suppressionsContract(open);
  journeysContract(open);
  paceContract(open);
  experimentsContract(open);
  wheelContract(open);
}
