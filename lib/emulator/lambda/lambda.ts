import type { Authorize, FindAsset, Principal, ResourceTypes, Service } from '../service.ts';
import type { Queues } from '../sqs/queues.ts';
import { eventSources } from './event-source/event-sources.ts';
import { createFunctions, type FunctionParts, type Functions } from './functions.ts';
import { invokeLater } from './invoke-later.ts';
import { createKillSwitch, type KillSwitch } from './kill-switch.ts';
import { lambdaResources } from './lambda-resources.ts';
import { lambdaService } from './lambda-service.ts';
import type { Failure } from './worker/messages.ts';

/** AWS Lambda: functions of Node.js, each in threads of its own, and the event source mappings that feed them. */
export function createLambda({
  place,
  clock,
  authorize,
  addResourcePolicy,
  findAsset,
  sqs: { queues },
  ...parts
}: LambdaParts): Lambda {
  const functions = createFunctions({ place, clock, ...parts });
  const sources = eventSources({ place, clock, authorize, functions, queues });

  function allowed({ functionArn }: Call, principal: Principal) {
    const fn = functions.find(functionArn);
    authorize(principal, { action: 'lambda:InvokeFunction', resource: fn.arn });
    return fn;
  }

  return {
    service: lambdaService(functions, clock),
    resources: {
      ...lambdaResources({ place, functions, findAsset, addResourcePolicy }),
      ...sources.resources,
    },
    functions,
    async invoke(call, principal) {
      const answered = await allowed(call, principal).run(JSON.stringify(call.payload ?? {}));
      return answered.ok
        ? { ok: true, result: JSON.parse(answered.payload) }
        : { ok: false, ...answered.failure };
    },
    async invokeLater(call, principal) {
      void invokeLater(allowed(call, principal), JSON.stringify(call.payload ?? {}), clock);
    },
    roleOf: (functionArn) => functions.find(functionArn).principal(),
    ...createKillSwitch(functions),
    start: sources.start,
    close() {
      sources.close();
      for (const { environments } of functions.all()) environments.close();
    },
  };
}

export type Lambda = KillSwitch & {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** For pages and tests: counts, and what was printed. */
  readonly functions: Functions;
  /**
   * Calls as another service does, and waits for the answer.
   * @throws AwsError AccessDenied · ResourceNotFoundException · TooManyRequestsException
   */
  invoke(call: Call, principal: Principal): Promise<Result>;
  /** As EventBridge and Scheduler call: the event is taken, and tried again if need be. @throws AwsError as above */
  invokeLater(call: Call, principal: Principal): Promise<void>;
  /** Who a function is when it calls. @throws AwsError ResourceNotFoundException · AccessDenied where its role does not trust Lambda */
  roleOf(functionArn: string): Principal;
  /** Queues are read from now on: what lies in them from an earlier run must find the whole stack there. */
  start(): void;
  close(): void;
};

type Call = { readonly functionArn: string; readonly payload: unknown };
type Result = { readonly ok: true; readonly result: unknown } | ({ readonly ok: false } & Failure);

type LambdaParts = FunctionParts & {
  readonly authorize: Authorize;
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
  readonly findAsset: FindAsset;
  /** Whose queues event source mappings read. */
  readonly sqs: { readonly queues: Queues };
};
