import { type Answer, AwsError, type AwsRequest, type Operation } from '../service.ts';
import { type XmlElements, xml } from '../xml.ts';
import type { Objects } from './objects.ts';

type Target = { readonly bucket: string; readonly objects: Objects };

/** ListBuckets, HeadBucket, GetBucketLocation and ListObjectsV2. @throws AwsError NotImplemented for any other */
export function bucketOperation(request: AwsRequest, target: Target): Operation {
  const { method, query } = request;
  const resource = `arn:aws:s3:::${target.bucket}`;
  if (target.bucket === '' && method === 'GET')
    return {
      needs: [{ action: 's3:ListAllMyBuckets', resource: '*' }],
      run: async () => listBuckets(target),
    };
  target.objects.list(target.bucket); // NoSuchBucket comes before any refusal
  if (method === 'HEAD')
    return {
      needs: [{ action: 's3:ListBucket', resource }],
      run: async () => ({ status: 200, headers: {}, body: '' }),
    };
  if (method === 'GET' && query.has('location'))
    return {
      needs: [{ action: 's3:GetBucketLocation', resource }],
      run: async () => answer('LocationConstraint', {}),
    };
  if (method === 'GET' && query.get('list-type') === '2')
    return {
      needs: [{ action: 's3:ListBucket', resource, context: { 's3:prefix': query.get('prefix') ?? '' } }],
      run: async () => listObjects(request, target),
    };
  const what = [...query.keys()].filter((name) => name !== 'x-id').join('&');
  throw new AwsError('NotImplemented', `the emulator's S3 has no ${method} of a bucket (${what})`, 501);
}

function listBuckets({ objects }: Target): Answer {
  return answer('ListAllMyBucketsResult', {
    Owner: { ID: 'emulator' },
    Buckets: { Bucket: objects.buckets().map((Name) => ({ Name, CreationDate: new Date(0).toISOString() })) },
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
function listObjects({ query }: AwsRequest, { bucket, objects }: Target): Answer {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
  const limit = Math.min(Number(query.get('max-keys') ?? 1_000), 1_000);
  const encode = (text: string): string =>
    query.get('encoding-type') === 'url' ? encodeURIComponent(text) : text;

  const entries = new Map<string, XmlElements>();
  const folders = new Set<string>();
  let truncated = false;
  for (const [key, { body, etag, lastModified }] of objects.list(bucket)) {
    if (!key.startsWith(prefix) || key <= after) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const folder = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    if (folder !== undefined && (folders.has(folder) || folder <= after)) continue;
    if (entries.size + folders.size >= limit) {
      truncated = true;
      break;
    }
    if (folder !== undefined) folders.add(folder);
    else {
      const LastModified = new Date(lastModified).toISOString();
      entries.set(key, {
        Key: encode(key),
        LastModified,
        ETag: etag,
        Size: body.length,
        StorageClass: 'STANDARD',
      });
    }
  }
  const last = [...entries.keys(), ...folders].toSorted().at(-1);
  return answer('ListBucketResult', {
    Name: bucket,
    Prefix: encode(prefix),
    MaxKeys: limit,
    KeyCount: entries.size + folders.size,
    IsTruncated: truncated,
    NextContinuationToken: truncated ? last : undefined,
    EncodingType: query.get('encoding-type') ?? undefined,
    Contents: [...entries.values()],
    CommonPrefixes: [...folders].map((folder) => ({ Prefix: encode(folder) })),
  });
}

function answer(root: string, content: XmlElements): Answer {
  const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${xml(content)}</${root}>`,
  };
}
