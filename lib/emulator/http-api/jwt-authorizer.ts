import * as z from 'zod';
import { forbidden, message } from './answers.ts';
import type { Admission, ApiAuthorizer, HttpApiParts } from './api.ts';
import { identityIn } from './identity-source.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { type Claims, verifiedClaims } from './verified-claims.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
export function jwtAuthorizer(
  { issuer, audience, identitySource }: JwtSettings,
  { clock, log }: Pick<HttpApiParts, 'clock' | 'log'>,
): ApiAuthorizer {
  const issuerKeys = createIssuerKeys(issuer, clock);
  return {
    type: 'JWT',
    async admit(visit, wanted) {
      const token = identityIn(visit, identitySource)?.replace(/^Bearer /i, '');
      if (token === undefined) return unauthorized('Bearer');
      const keys = await issuerKeys().catch((error: unknown) => {
        log(`the keys of ${issuer} cannot be fetched: ${String(error)}`);
        return [];
      });
      const verified = verifiedClaims(token, { keys, issuer, audience, now: clock.now() });
      if ('refused' in verified) {
        return unauthorized(`Bearer scope="" error="invalid_token" error_description="${verified.refused}"`);
      }
      const scopes = scopesOf(verified.claims);
      if (wanted.length > 0 && !wanted.some((one) => scopes?.includes(one))) {
        return { admitted: false, answer: forbidden() };
      }
      return { admitted: true, context: { jwt: { claims: asTexts(verified.claims), scopes } } };
    },
  };
}

type JwtSettings = {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly identitySource: string;
};

function unauthorized(challenge: string): Admission {
  const answer = message(401, 'Unauthorized');
  return {
    admitted: false,
    answer: { ...answer, headers: { ...answer.headers, 'www-authenticate': challenge } },
  };
}

const Scopes = z.union([z.string().transform((text) => text.split(' ')), z.array(z.string())]);

function scopesOf({ scope, scp }: Claims): readonly string[] | null {
  const { success, data } = Scopes.safeParse(scope ?? scp);
  return success ? data : null;
}

/** Functions get every claim as text; a list as `[admins editors]`. */
function asTexts(claims: Claims): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? value
        : Array.isArray(value)
          ? `[${value.join(' ')}]`
          : JSON.stringify(value),
    ]),
  );
}
