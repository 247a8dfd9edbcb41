import { sha256Hex } from '../hash.ts';

/**
 * The write key that a request names: as the user name of Basic authorization, as SDKs on servers do, else as `writeKey`
 * in the body, as those in browsers do.
 */
export function namedKey(authorization: string | undefined, inBody: unknown): string | undefined {
  if (authorization !== undefined) return userOf(authorization);
  return typeof inBody === 'string' ? inBody : undefined;
}

/** RFC 7617: `Basic` and base64 of `user:password`. */
function userOf(authorization: string): string | undefined {
  const { coded } =
    /^basic +(?<coded>(?:[a-z0-9+/]{4})*(?:[a-z0-9+/]{2,3}={0,2})?)$/i.exec(authorization)?.groups ?? {};
  return coded === undefined ? undefined : atob(coded).split(':')[0];
}

/** Compares hashes, all of them, so that the time tells nothing of how much of a key was right. */
export function isOneOf(key: string, keys: readonly string[]): boolean {
  const hash = sha256Hex(key);
  return keys.filter((one) => sha256Hex(one) === hash).length > 0;
}

/**
 * A key that stands in a web page or an app can be read by anybody. One that begins like this tells what happened, but may
 * neither say for somebody that advertising is welcome, nor put anybody into a journey.
 */
export function isPublic(key: string): boolean {
  return key.startsWith('public_');
}
