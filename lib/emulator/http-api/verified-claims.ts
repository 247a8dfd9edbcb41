import { createPublicKey, verify } from 'node:crypto';
import * as z from 'zod';
import type { IssuerKey } from './issuer-keys.ts';

/**
 * What a token says, once it is sure who says it. Only RSA, as with AWS:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function verifiedClaims(
  token: string,
  { keys, issuer, audience, now }: Expected,
): { readonly claims: Claims } | { readonly refused: string } {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  const header = Header.safeParse(decoded(head));
  const claims = Claims.safeParse(decoded(body));
  if (more.length > 0 || !header.success || !claims.success) return { refused: 'the token is malformed' };
  const { alg, kid } = header.data;
  const key = keys.find((one) => one.kid === kid);
  if (key === undefined) return { refused: 'the token has no key of the issuer' };
  const signed = verify(
    alg.replace('RS', 'sha'),
    Buffer.from(`${head}.${body}`),
    createPublicKey({ key, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
  if (!signed) return { refused: 'the signature is invalid' };
  const { iss, aud, client_id: client, exp, nbf = 0, iat = 0 } = claims.data;
  if (iss !== issuer) return { refused: 'the token has another issuer' };
  if (![aud ?? client ?? []].flat().some((one) => audience.includes(one))) {
    return { refused: 'the token has another audience' };
  }
  const seconds = now / 1_000;
  if (exp <= seconds) return { refused: 'the token has expired' };
  // A second's grace: iat and nbf are often cut to whole seconds by a clock that is not ours.
  if (Math.max(nbf, iat) > seconds + 1) return { refused: 'the token is not valid yet' };
  return { claims: claims.data };
}

export type Claims = z.infer<typeof Claims>;

type Expected = {
  readonly keys: readonly IssuerKey[];
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly now: number;
};

const Header = z.object({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string() });
const Claims = z.looseObject({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  client_id: z.string().optional(),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
});

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined; // no JSON, no token
  }
}
