import { gunzipSync } from 'node:zlib';
import { type CollectRequest, MAX_REQUEST_BYTES } from '../../lib/core/collect/request.ts';
import type { HttpEvent } from '../http.ts';

/** What an HTTP API passes on, unpacked. */
export function collectRequest({
  requestContext,
  rawPath,
  headers,
  body,
  isBase64Encoded,
}: HttpEvent): CollectRequest {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const encoding = headers['content-encoding'] ?? 'identity';
  return { method: requestContext.http.method, path: rawPath, headers, body: unpacked(bytes, encoding) };
}

/** The limit holds for what comes out: 500 KB of gzip can be 500 MB of zeros, which are never made. */
function unpacked(bytes: Buffer, encoding: string): CollectRequest['body'] {
  if (bytes.length > MAX_REQUEST_BYTES) return { wrong: 'too-large' };
  if (!/gzip/i.test(encoding)) return { text: bytes.toString('utf8') };
  try {
    return { text: gunzipSync(bytes, { maxOutputLength: MAX_REQUEST_BYTES }).toString('utf8') };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { wrong: error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-gzip' };
  }
}
