import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { type Clock, createClock } from './clock.ts';
import { createDynamoDb } from './dynamodb/dynamodb.ts';
import { EngineMissing } from './dynamodb/engine.ts';
import { freePort } from './free-port.ts';
import { type Call, createGateway } from './gateway.ts';
import { type CommandToTry, homePage } from './home-page.ts';
import type { AccessDecision } from './iam/authorizer.ts';
import { keepTime, keptTime } from './kept-time.ts';
import type { Answer, AwsRequest, Place } from './service.ts';
import { createServices, type Services } from './services.ts';
import { readAssembly } from './template/assembly.ts';
import { type DeployedStack, deployStack, refuseUnknownTypes } from './template/deploy-stack.ts';
import { refuseOtherPlaces } from './template/other-places.ts';
import { TemplateError } from './template/template-error.ts';

export type { CommandToTry } from './home-page.ts';

export type Emulator = {
  readonly place: Place;
  readonly clock: Clock;
  readonly stacks: readonly DeployedStack[];
  readonly services: Services;
  /** Ends what is under way. What lies in the data folder goes on with the next start. */
  stop(): Promise<void>;
};

export type EmulatorOptions = {
  /** Folder of a cloud assembly; a promise where it is synthesized while the tables' engine starts. */
  readonly assembly: string | Promise<string>;
  /** 0 takes any that is free. */
  readonly port: number;
  /** 1440: a day passes in a minute. */
  readonly speed: number;
  /** Without it, everything is forgotten at the end. */
  readonly dataFolder?: string | undefined;
  readonly account?: string;
  readonly region?: string;
  /** For the page at `/`. */
  readonly commands?: (running: Pick<Emulator, 'place' | 'stacks'>) => readonly CommandToTry[];
  readonly log?: (message: string) => void;
  /** Told of every request that IAM allowed, before it runs. */
  readonly onCall?: (call: Call) => void;
  /** Hears what IAM decides about every call. */
  readonly observe?: (decision: AccessDecision) => void;
};

/**
 * Runs the stacks of a cloud assembly behind AWS endpoints on this machine.
 * @throws CannotStart for what the caller can mend: no Java, a taken port, a template that the emulator cannot run
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const ends: End[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    return { ...(await boot(options, (end) => ends.push(end))), stop };
  } catch (error) {
    await stop();
    throw asMendable(error);
  }
}

type End = () => Promise<void> | void;

/** @param atEnd told how to end whatever has been started, last first */
async function boot(options: EmulatorOptions, atEnd: (end: End) => void): Promise<Omit<Emulator, 'stop'>> {
  const {
    account = '000000000000',
    region = 'us-east-1',
    dataFolder,
    log = console.error,
    observe,
  } = options;
  const port = options.port === 0 ? await freePort() : options.port;
  const place = { account, region, endpoint: `http://127.0.0.1:${port}` };

  const starting = createDynamoDb({
    place,
    dataFolder: dataFolder && join(dataFolder, 'dynamodb'),
    log,
  });
  atEnd(async () => (await starting.catch(() => undefined))?.stop());
  const [dynamodb, folder] = await Promise.all([starting, options.assembly]);
  const { stacks: toDeploy, findAsset } = readAssembly(folder);
  refuseOtherPlaces(toDeploy, place);

  const clock = createClock(options.speed, dataFolder === undefined ? undefined : keptTime(dataFolder));
  const services = createServices({
    place,
    clock,
    dynamodb,
    findAsset: findAsset(place),
    dataFolder,
    log,
    observe,
  });
  atEnd(services.stop);
  atEnd(clock.stop);
  refuseUnknownTypes(toDeploy, services.resources);
  const stacks: DeployedStack[] = [];
  const running = { place, clock, stacks, services };
  const gateway = createGateway({
    services: services.behindGateway,
    authorize: services.iam.authorize,
    principalOf: services.iam.principalOf,
    pages: pages(running, options),
    onCall: options.onCall,
    log,
  });
  await gateway.listen(port);
  atEnd(gateway.close);

  const exported = new Map<string, string>();
  for (const stack of toDeploy) {
    stacks.push(await deployStack({ stack, types: services.resources, place, exported }));
  }
  if (dataFolder !== undefined) atEnd(keepTime(dataFolder, clock));
  services.start();
  return running;
}

/** What a browser gets. */
function pages(running: Omit<Emulator, 'stop'>, { commands }: EmulatorOptions) {
  const { place, clock, stacks, services } = running;
  const home = (): Answer =>
    homePage({
      place,
      speed: clock.speed,
      now: clock.now(),
      stacks,
      executions: services.states.executions(),
      queues: services.sqs.queues.all(),
      alarms: services.cloudwatch.alarms(),
      denials: services.iam.denials,
      commands: commands?.(running) ?? [],
    });
  return (request: AwsRequest): Answer | undefined | Promise<Answer> =>
    request.path === '/'
      ? home()
      : (services.ses.pages(request) ?? services.sns.pages(request) ?? services.httpApis.pages(request));
}

function asMendable(error: unknown): unknown {
  if (error instanceof TemplateError || error instanceof EngineMissing) {
    return new CannotStart(error.message, { cause: error });
  }
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return error;
  return new CannotStart('The port is taken: another emulator may be running. Give another port.', {
    cause: error,
  });
}
