import * as z from 'zod';
import type { EmulatorClock } from '../service.ts';

export type IssuerKey = z.infer<typeof IssuerKey>;

/**
 * The public keys that an issuer names, kept for two hours as API Gateway does:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @returns fetches them, or has them; rejects when the issuer does not answer as it should
 */
export function createIssuerKeys(issuer: string, clock: EmulatorClock): () => Promise<readonly IssuerKey[]> {
  let kept: { readonly keys: readonly IssuerKey[]; readonly until: number } | undefined;
  return async () => {
    if (kept !== undefined && clock.now() < kept.until) return kept.keys;
    const discovery = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const { jwks_uri: address } = Discovery.parse(await json(discovery));
    const { keys } = KeySet.parse(await json(address));
    const usable = keys.flatMap((key) => {
      const { success, data } = IssuerKey.safeParse(key);
      return success ? [data] : [];
    });
    kept = { keys: usable, until: clock.now() + KEPT_MS };
    return usable;
  };
}

const KEPT_MS = 2 * 3_600_000;
const PATIENCE_MS = 1_500;

const Discovery = z.object({ jwks_uri: z.url() });
const KeySet = z.object({ keys: z.array(z.unknown()) });
const IssuerKey = z.object({ kid: z.string(), kty: z.literal('RSA'), n: z.string(), e: z.string() });

async function json(address: string): Promise<unknown> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}
