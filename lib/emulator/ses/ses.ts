import { join } from 'node:path';
import { keptList } from '../kept-list.ts';
import type {
  Answer,
  AwsError,
  AwsRequest,
  EmulatorClock,
  Place,
  ResourceTypes,
  Service,
} from '../service.ts';
import { createConfigurationSets } from './configuration-sets.ts';
import { createDelivery } from './delivery.ts';
import { createIdentities } from './identities.ts';
import { inboxPages } from './inbox-pages.ts';
import { Mail } from './mail.ts';
import { sesOperation } from './operations.ts';
import { createPublisher, type PutEvent } from './publisher.ts';
import { createQuota, type Quota } from './quota.ts';
import { createSuppression } from './suppression.ts';

export type Ses = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** `/inbox` and what is below it. */
  pages(request: AwsRequest): Answer | undefined | Promise<Answer>;
};

/**
 * SESv2: mails that arrive in an inbox on this machine, and the events that SES sends about them.
 * @param putEvent   puts an event on the default bus, in the name of SES
 * @param quota      how much may be sent; more than any account has, unless given
 * @param dataFolder where mails and the suppression list outlive the emulator; without it they live in memory
 */
export function createSes(parts: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly putEvent: PutEvent;
  readonly quota?: Quota | undefined;
  readonly dataFolder?: string | undefined;
}): Ses {
  const fileOf = (name: string) =>
    parts.dataFolder === undefined ? undefined : join(parts.dataFolder, name);
  const mails = keptList(fileOf('mails.jsonl'), Mail, MAILS_KEPT);
  const suppression = createSuppression({ ...parts, file: fileOf('suppression.jsonl') });
  const quota = createQuota(parts);
  const identities = createIdentities(parts.place);
  const sets = createConfigurationSets();
  const publish = createPublisher({ ...parts, sets });
  const delivery = createDelivery({ ...parts, mails, suppression, sets, publish });
  return {
    service: {
      signingName: 'ses',
      operation: (request) =>
        sesOperation(request, { place: parts.place, delivery, identities, quota, sets, suppression }),
      failure,
    },
    resources: { ...identities.resources, ...sets.resources },
    pages: inboxPages({ mails, delivery, quota }),
  };
}

/** A mail has some 30 KB: 150 MB. */
const MAILS_KEPT = 5_000;

/** REST-JSON: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization */
function failure({ code, message, status }: AwsError): Answer {
  const name = code === 'AccessDenied' ? 'AccessDeniedException' : code;
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': name },
    body: JSON.stringify({ message }),
  };
}
