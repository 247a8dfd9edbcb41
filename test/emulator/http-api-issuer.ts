import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';

export type Issuer = {
  readonly address: string;
  /** What it was asked for. */
  readonly asked: readonly string[];
  /** An RS256 token. */
  token(claims: object): string;
  /** Signed with somebody else's key, under this issuer's key id. */
  forgedToken(claims: object): string;
  close(): void;
};

/** Whoever gives out tokens, with its discovery document and keys. */
export async function anIssuer(): Promise<Issuer> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const keys = [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }];
    response.end(JSON.stringify(url === '/keys' ? { keys } : { jwks_uri: `${address}/keys` }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const at = server.address();
  const address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : ''}`;
  const signed = (claims: object, { privateKey }: typeof own): string => {
    const text = `${part({ alg: 'RS256', kid: 'one' })}.${part(claims)}`;
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
  };
  return {
    address,
    asked,
    token: (claims) => signed(claims, own),
    forgedToken: (claims) => signed(claims, other),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
