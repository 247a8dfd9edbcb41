import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { collectRequest } from '../../functions/collect/request.ts';

function request(body: Buffer | string, headers: Record<string, string> = {}) {
  const isBase64Encoded = typeof body !== 'string';
  return collectRequest({
    rawPath: '/v1/batch',
    headers,
    queryStringParameters: {},
    requestContext: { http: { method: 'POST' } },
    body: typeof body === 'string' ? body : body.toString('base64'),
    isBase64Encoded,
  });
}
const GZIP = { 'content-encoding': 'gzip' };
const KB = 1024;

describe('the body of a request to the collector', () => {
  it('is text, as it came or in base64', () => {
    expect(request('{"a":"가"}')).toEqual({
      method: 'POST',
      path: '/v1/batch',
      headers: {},
      body: { text: '{"a":"가"}' },
    });
    expect(request(Buffer.from('{"a":"가"}')).body).toEqual({ text: '{"a":"가"}' });
  });

  it('is unpacked', () => {
    expect(request(gzipSync('{"a":"가"}'), GZIP).body).toEqual({ text: '{"a":"가"}' });
  });

  it('may have 500 KB, packed or not, and not one byte more', () => {
    expect(request('x'.repeat(500 * KB)).body).toHaveProperty('text');
    expect(request('x'.repeat(500 * KB + 1)).body).toEqual({ wrong: 'too-large' });
    expect(request(gzipSync('x'.repeat(500 * KB)), GZIP).body).toHaveProperty('text');
    expect(request(gzipSync('x'.repeat(500 * KB + 1)), GZIP).body).toEqual({ wrong: 'too-large' });
  });

  it('that would unpack to 100 MB is not unpacked', () => {
    const bomb = gzipSync(Buffer.alloc(100 * KB * KB));
    expect(bomb.length).toBeLessThan(500 * KB);
    const before = process.memoryUsage().arrayBuffers;
    expect(request(bomb, GZIP).body).toEqual({ wrong: 'too-large' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * KB * KB);
  });

  it.each([['nothing packed'], [''], ['\u001f\u008b\u0008']])(
    'that is not packed as announced is told: %j',
    (text) => {
      expect(request(Buffer.from(text, 'latin1'), GZIP).body).toEqual({ wrong: 'not-gzip' });
    },
  );
});
