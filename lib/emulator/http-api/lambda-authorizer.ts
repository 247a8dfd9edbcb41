import * as z from 'zod';
import { decide } from '../iam/decide.ts';
import { readStatements } from '../iam/statement.ts';
import { AwsError, type Principal } from '../service.ts';
import { forbidden, internalServerError, message } from './answers.ts';
import { type Admission, type ApiAuthorizer, executeApiArn, type HttpApiParts } from './api.ts';
import { commonEvent } from './event.ts';
import { identityIn } from './identity-source.ts';
import type { Visit } from './visit.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html */
export function lambdaAuthorizer(settings: Settings, parts: HttpApiParts): ApiAuthorizer {
  const { place, clock, log } = parts;
  const { apiId, authorizerId, identitySources, ttlSeconds } = settings;
  const kept = new Map<string, { readonly verdict: Verdict; readonly until: number }>();
  const principal: Principal = {
    kind: 'service',
    service: 'apigateway.amazonaws.com',
    sourceArn: executeApiArn(place, `${apiId}/authorizers/${authorizerId}`),
  };

  async function verdictOf(visit: Visit, identitySource: readonly string[]): Promise<Verdict> {
    const key = JSON.stringify(identitySource);
    const known = kept.get(key);
    if (known !== undefined && clock.now() < known.until) return known.verdict;
    const payload = { ...commonEvent(visit, place), type: 'REQUEST', routeArn: visit.arn, identitySource };
    const answered = await parts.invoke({ functionArn: settings.functionArn, payload }, principal);
    if (!answered.ok) throw new Unusable(`${answered.errorType}: ${answered.errorMessage}`);
    const verdict = readVerdict(answered.result, settings.simple);
    if (ttlSeconds > 0) kept.set(key, { verdict, until: clock.now() + ttlSeconds * 1_000 });
    return verdict;
  }

  return {
    type: 'CUSTOM',
    async admit(visit): Promise<Admission> {
      const found = identitySources.flatMap((source) => identityIn(visit, source) ?? []);
      if (found.length < identitySources.length) {
        return { admitted: false, answer: message(401, 'Unauthorized') };
      }
      try {
        const { allows, context } = await verdictOf(visit, found);
        if (!allows(visit.arn)) return { admitted: false, answer: forbidden() };
        return { admitted: true, context: { lambda: context ?? null } };
      } catch (error) {
        if (!(error instanceof AwsError || error instanceof Unusable)) throw error;
        log(`HTTP API ${apiId}, authorizer ${authorizerId}: ${error.message}`);
        return { admitted: false, answer: internalServerError() };
      }
    },
  };
}

class Unusable extends Error {}

type Settings = {
  readonly apiId: string;
  readonly authorizerId: string;
  readonly functionArn: string;
  readonly identitySources: readonly string[];
  /** 0 asks every time. */
  readonly ttlSeconds: number;
  /** It answers `{ isAuthorized }`, not with a policy. */
  readonly simple: boolean;
};

type Verdict = {
  /** A kept policy is asked again for every route. */
  readonly allows: (routeArn: string) => boolean;
  readonly context: Readonly<Record<string, unknown>> | null | undefined;
};

const Context = z.record(z.string(), z.unknown()).nullish();
const Simple = z.object({ isAuthorized: z.boolean(), context: Context });
const WithPolicy = z.object({
  principalId: z.string(),
  policyDocument: z.unknown().transform((document, issues) => {
    try {
      return readStatements(document);
    } catch (error) {
      issues.addIssue(String(error));
      return z.NEVER;
    }
  }),
  context: Context,
});

function readVerdict(result: unknown, simple: boolean): Verdict {
  if (simple) {
    const read = Simple.safeParse(result);
    if (!read.success) throw new Unusable(z.prettifyError(read.error));
    return { allows: () => read.data.isAuthorized, context: read.data.context };
  }
  const read = WithPolicy.safeParse(result);
  if (!read.success) throw new Unusable(z.prettifyError(read.error));
  const arn = read.data.principalId;
  const roles = new Map([[arn, { trust: [], statements: read.data.policyDocument }]]);
  const request = { principal: { kind: 'role', arn, session: arn }, action: 'execute-api:Invoke' } as const;
  return {
    allows: (resource) =>
      decide({ account: '', roles, resources: new Map() }, { ...request, resource, context: new Map() }) ===
      'allowed',
    context: read.data.context,
  };
}
