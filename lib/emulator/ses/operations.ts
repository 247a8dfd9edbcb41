import * as z from 'zod';
import { type Answer, AwsError, type AwsRequest, type Operation, type Place } from '../service.ts';
import type { ConfigurationSets } from './configuration-sets.ts';
import type { Delivery } from './delivery.ts';
import type { Identities } from './identities.ts';
import { addressOf, displayNameOf, recipientsOf } from './mail.ts';
import type { QuotaKeeper } from './quota.ts';
import { readSendEmail } from './read-send-email.ts';
import { simulatedBy } from './simulator.ts';
import type { Suppressed, Suppression } from './suppression.ts';

type Parts = {
  readonly place: Place;
  readonly delivery: Delivery;
  readonly identities: Identities;
  readonly quota: QuotaKeeper;
  readonly sets: ConfigurationSets;
  readonly suppression: Suppression;
};

/** What can be asked of SES: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Operations.html */
export function sesOperation(request: AwsRequest, parts: Parts): Operation | Promise<Operation> {
  const { method, path } = request;
  const address = /^\/v2\/email\/suppression\/addresses\/([^/]+)$/.exec(path)?.[1];
  if (address !== undefined) return suppressedDestination(method, decodeURIComponent(address), parts);
  switch (`${method} ${path}`) {
    case 'POST /v2/email/outbound-emails':
      return sendEmail(request, parts);
    case 'PUT /v2/email/suppression/addresses':
      return putSuppressed(request, parts);
    case 'GET /v2/email/suppression/addresses':
      return simple('ListSuppressedDestinations', () => ({
        SuppressedDestinationSummaries: parts.suppression.list().map(described),
      }));
    case 'GET /v2/email/account':
      return simple('GetAccount', () => account(parts));
    default:
      throw new AwsError('UnknownOperationException', `the emulator's SES has no ${method} ${path}`, 404);
  }
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
async function sendEmail(request: AwsRequest, parts: Parts): Promise<Operation> {
  const { wantsTracked, ...mail } = await readSendEmail(bodyOf(request));
  const { configurationSet, from } = mail;
  if (configurationSet !== undefined) parts.sets.refuseUnlessThere(configurationSet);
  const identityArn = parts.identities.arnFor(from);
  const recipients = recipientsOf(mail).map(addressOf);
  // https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html#iam-and-ses-conditions
  const context = {
    'ses:ApiVersion': '2',
    'ses:FromAddress': addressOf(from),
    'ses:Recipients': recipients,
    ...withName(from),
  };
  const arns = [
    identityArn,
    ...(configurationSet === undefined ? [] : [setArn(parts.place, configurationSet)]),
  ];
  return {
    needs: arns.map((resource) => ({ action: 'ses:SendEmail', resource, context })),
    run: async () => {
      const simulated = recipients.filter((one) => simulatedBy(one) !== undefined).length;
      parts.quota.take({ all: recipients.length, simulated });
      // By itself, a mail is tracked for those whom its configuration set tells.
      const tracks = {
        opens: wantsTracked.opens ?? parts.sets.publishes(configurationSet, 'OPEN'),
        clicks: wantsTracked.clicks ?? parts.sets.publishes(configurationSet, 'CLICK'),
      };
      return answer({ MessageId: parts.delivery.accept({ ...mail, identityArn, tracks }).id });
    },
  };
}

function withName(from: string): Readonly<Record<string, string>> {
  const name = displayNameOf(from);
  return name === undefined ? {} : { 'ses:FromDisplayName': name };
}

const setArn = ({ region, account: id }: Place, name: string): string =>
  `arn:aws:ses:${region}:${id}:configuration-set/${name}`;

function putSuppressed(request: AwsRequest, { suppression }: Parts): Operation {
  const input = PutInput.safeParse(bodyOf(request));
  if (!input.success) throw new AwsError('BadRequestException', z.prettifyError(input.error));
  return simple('PutSuppressedDestination', () => {
    suppression.add(input.data.EmailAddress, input.data.Reason);
    return {};
  });
}

const PutInput = z.object({ EmailAddress: z.string(), Reason: z.enum(['BOUNCE', 'COMPLAINT']) });

function suppressedDestination(method: string, address: string, { suppression }: Parts): Operation {
  const missing = (): AwsError =>
    new AwsError(
      'NotFoundException',
      `Email address ${address} does not exist on your suppression list.`,
      404,
    );
  if (method === 'GET')
    return simple('GetSuppressedDestination', () => {
      const found = suppression.get(address);
      if (found === undefined) throw missing();
      return { SuppressedDestination: described(found) };
    });
  if (method === 'DELETE')
    return simple('DeleteSuppressedDestination', () => {
      if (!suppression.remove(address)) throw missing();
      return {};
    });
  throw new AwsError('UnknownOperationException', `the emulator's SES has no ${method} of an address`, 404);
}

const described = ({ address, reason, at }: Suppressed) => ({
  EmailAddress: address,
  Reason: reason,
  LastUpdateTime: at / 1_000,
});

function account({ quota }: Parts) {
  const { maxSendRate, max24HourSend, sentLast24Hours } = quota.state();
  return {
    EnforcementStatus: 'HEALTHY',
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    SendQuota: { Max24HourSend: max24HourSend, MaxSendRate: maxSendRate, SentLast24Hours: sentLast24Hours },
    SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  };
}

/** An operation that knows no resource. */
function simple(name: string, run: () => object): Operation {
  return { needs: [{ action: `ses:${name}`, resource: '*' }], run: async () => answer(run()) };
}

function answer(value: object): Answer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

function bodyOf({ body }: AwsRequest): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError('SerializationException', 'the body is not JSON');
  }
}
