import type { AwsRequest } from './service.ts';

/**
 * The body as it was before the SDK cut it into chunks, each with its length in hex and perhaps a signature in front,
 * and a checksum behind all of them. SDKs send S3 streams this way.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export function decodedBody(
  headers: AwsRequest['headers'],
  body: Buffer,
): Pick<AwsRequest, 'headers' | 'body'> {
  const encodings = (headers['content-encoding'] ?? '').split(',').map((one) => one.trim());
  const chunked =
    encodings.includes('aws-chunked') || headers['x-amz-content-sha256']?.startsWith('STREAMING-');
  if (!chunked) return { headers, body };
  const { 'content-encoding': _, ...rest } = headers;
  const left = encodings.filter((one) => one !== 'aws-chunked' && one !== '').join(', ');
  const kept = left === '' ? rest : { ...rest, 'content-encoding': left };
  return { headers: kept, body: joinedChunks(body) };
}

function joinedChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at);
    if (lineEnd < 0) return Buffer.concat(chunks);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16); // stops at `;chunk-signature=`
    if (!(size > 0)) return Buffer.concat(chunks); // the last chunk is empty; checksums follow it
    chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
