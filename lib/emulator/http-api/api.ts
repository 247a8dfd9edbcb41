import type { Answer, EmulatorClock, Place, Principal } from '../service.ts';
import type { Cors } from './cors.ts';
import type { RouteKey } from './route-key.ts';
import type { Visit } from './visit.ts';

export type Api = {
  readonly id: string;
  readonly cors: Cors | undefined;
  readonly stages: Map<string, Stage>;
  readonly routes: Route[];
  readonly integrations: Map<string, Integration>;
  readonly authorizers: Map<string, ApiAuthorizer>;
};

export type Stage = {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>> | undefined;
  /** Is there room for one more request? */
  take(): boolean;
};

export type Route = {
  readonly key: RouteKey;
  readonly integration: Integration;
  readonly access: Access;
};

type Access =
  | { readonly type: 'NONE' | 'AWS_IAM' }
  | {
      readonly type: 'JWT' | 'CUSTOM';
      readonly authorizer: ApiAuthorizer;
      /** Any one of them will do. */
      readonly scopes: readonly string[];
    };

type Integration = { readonly functionArn: string; readonly timeoutMs: number };

export type ApiAuthorizer = {
  readonly type: 'JWT' | 'CUSTOM';
  admit(visit: Visit, scopes: readonly string[]): Promise<Admission>;
};

export type Admission =
  | {
      readonly admitted: true;
      /** `requestContext.authorizer` */
      readonly context: Readonly<Record<string, unknown>> | undefined;
    }
  | { readonly admitted: false; readonly answer: Answer };

export type HttpApiParts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly principalOf: (accessKeyId: string) => Principal;
  /** @throws AwsError AccessDenied where the function's permission does not name the route */
  readonly invoke: (
    call: { readonly functionArn: string; readonly payload: unknown },
    principal: Principal,
  ) => Promise<Invoked>;
  /** Told why API Gateway answered 500 or 401: AWS would write it into the access log. */
  readonly log: (message: string) => void;
};

type Invoked =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
export const executeApiArn = ({ region, account }: Place, rest: string): string =>
  `arn:aws:execute-api:${region}:${account}:${rest}`;

/** @throws Error when a template speaks of one that it does not have */
export function knownApi(apis: ReadonlyMap<string, Api>, id: string): Api {
  const api = apis.get(id);
  if (api === undefined) throw new Error(`there is no HTTP API ${id}`);
  return api;
}
