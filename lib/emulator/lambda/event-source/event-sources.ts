import { createHash } from 'node:crypto';
import {
  type Authorize,
  AwsError,
  type EmulatorClock,
  type Place,
  type ResourceTypes,
} from '../../service.ts';
import type { Queues } from '../../sqs/queues.ts';
import type { Functions, RunnableFunction } from '../functions.ts';
import { startMapping } from './mapping.ts';
import { MappingSettings } from './mapping-settings.ts';

type EventSourceParts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly authorize: Authorize;
  readonly functions: Functions;
  readonly queues: Queues;
};

/** Event source mappings: Lambda reads the queues, with the rights of the functions' roles. */
export function eventSources({ place, clock, authorize, functions, queues }: EventSourceParts) {
  const ends: (() => void)[] = [];
  /** Mappings made before the start. */
  let waiting: (() => void)[] | undefined = [];

  function make(settings: MappingSettings): void {
    const fn = functions.find(settings.FunctionName);
    const queue = queues.byArn(settings.EventSourceArn);
    const principal = fn.principal();
    /** @throws AwsError AccessDenied */
    const allow = (action: string): void => authorize(principal, { action, resource: queue.arn });
    const isAllowed = (action: string): boolean => refusal(() => allow(action)) === undefined;
    for (const name of RIGHTS) {
      const refused = refusal(() => allow(`sqs:${name}`));
      if (refused !== undefined) throw noPermission(name, refused);
    }
    checkVisibility(fn, queue.settings.VisibilityTimeout);
    if (!settings.Enabled) return;
    const start = (): void =>
      void ends.push(startMapping({ queue, fn, settings, clock, region: place.region, isAllowed }));
    if (waiting === undefined) start();
    else waiting.push(start);
  }

  const resources: ResourceTypes = {
    'AWS::Lambda::EventSourceMapping': async ({ stack, logicalId, properties }) => {
      make(MappingSettings.parse(properties));
      const id = uuidOf(`${stack}/${logicalId}`);
      const arn = `arn:aws:lambda:${place.region}:${place.account}:event-source-mapping:${id}`;
      return { ref: id, attributes: { Id: id, EventSourceMappingArn: arn } };
    },
  };
  return {
    resources,
    start() {
      for (const start of waiting ?? []) start();
      waiting = undefined;
    },
    close() {
      for (const end of ends) end();
    },
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions */
const RIGHTS = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];

function refusal(call: () => void): AwsError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

/** Lambda looks at the rights when the mapping is made. */
function noPermission(name: string, { message }: AwsError): AwsError {
  return new AwsError(
    'InvalidParameterValueException',
    `The provided execution role does not have permissions to call ${name} on SQS: ${message}`,
  );
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html refuses such a pair. */
function checkVisibility({ name, settings }: RunnableFunction, visibilitySeconds: number): void {
  if (visibilitySeconds >= settings.Timeout) return;
  throw new AwsError(
    'InvalidParameterValueException',
    `Queue visibility timeout: ${visibilitySeconds} seconds is less than Function timeout: ${settings.Timeout} seconds (${name})`,
  );
}

/** The same with every start. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
