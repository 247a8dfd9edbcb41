import { type Answer, AwsError, type AwsRequest, type Need, type Operation } from '../service.ts';
import { byteRange } from './byte-range.ts';
import type { Objects, StoredObject } from './objects.ts';

type Target = { readonly bucket: string; readonly key: string; readonly objects: Objects };

/** GetObject, HeadObject, PutObject and DeleteObject. @throws AwsError NotImplemented for any other */
export function objectOperation(request: AwsRequest, target: Target): Operation {
  const arn = `arn:aws:s3:::${target.bucket}/${target.key}`;
  refuseSubresources(request);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return { needs: readNeeds(target, arn), run: async () => read(request, target) };
    case 'PUT':
      if (request.headers['x-amz-copy-source'] !== undefined) throw notImplemented('CopyObject');
      return { needs: [{ action: 's3:PutObject', resource: arn }], run: async () => put(request, target) };
    case 'DELETE':
      return {
        needs: [{ action: 's3:DeleteObject', resource: arn }],
        run: async () => {
          target.objects.delete(target.bucket, target.key);
          return { status: 204, headers: {}, body: '' };
        },
      };
    default:
      throw notImplemented(`${request.method} of an object`);
  }
}

/**
 * Whoever may not list a bucket is not told that a key is missing: S3 refuses the listing instead.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax (Permissions)
 */
function readNeeds({ objects, bucket, key }: Target, arn: string): Need[] {
  const get = { action: 's3:GetObject', resource: arn };
  if (objects.get(bucket, key) !== undefined) return [get];
  return [get, { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` }];
}

function read({ headers, method }: AwsRequest, { objects, bucket, key }: Target): Answer {
  const object = objects.get(bucket, key);
  if (object === undefined) {
    // A HEAD answer has no body to hold a code: the SDK makes the name of status 404.
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  }
  if (headers['if-none-match'] === object.etag) return { status: 304, headers: about(object), body: '' };
  const range = byteRange(headers['range'], object.body.length);
  const body = range === undefined ? object.body : object.body.subarray(range.from, range.to + 1);
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...about(object),
      'accept-ranges': 'bytes',
      'content-length': String(body.length),
      ...(range !== undefined && {
        'content-range': `bytes ${range.from}-${range.to}/${object.body.length}`,
      }),
    },
    body: method === 'HEAD' ? '' : body,
  };
}

const about = ({ etag, lastModified, headers }: StoredObject): Record<string, string> => ({
  'content-type': 'binary/octet-stream',
  ...headers,
  etag,
  'last-modified': new Date(lastModified).toUTCString(),
});

function put({ headers, body }: AwsRequest, { objects, bucket, key }: Target): Answer {
  const there = objects.get(bucket, key);
  const mustBeNew = headers['if-none-match'] === '*';
  const mustMatch = headers['if-match'];
  if ((mustBeNew && there !== undefined) || (mustMatch !== undefined && mustMatch !== there?.etag)) {
    throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions did not hold', 412);
  }
  const { etag } = objects.put(bucket, key, { body, headers: keptHeaders(headers) });
  return { status: 200, headers: { etag }, body: '' };
}

const KEPT =
  /^(content-type|content-disposition|content-language|content-encoding|cache-control|expires|x-amz-meta-.+)$/;

function keptHeaders(headers: AwsRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => KEPT.test(name) && value !== ''),
  );
}

/** `?tagging`, `?uploads`, `?versionId=…`: other operations on the same address. */
function refuseSubresources({ query }: AwsRequest): void {
  const other = [...query.keys()].find((name) => name !== 'x-id' && !name.startsWith('X-Amz-'));
  if (other !== undefined) throw notImplemented(`an object's ?${other}`);
}

const notImplemented = (what: string): AwsError =>
  new AwsError('NotImplemented', `the emulator's S3 has no ${what}`, 501);
