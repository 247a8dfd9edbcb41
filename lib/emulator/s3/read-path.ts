/**
 * `/bucket/some/key` in path style, which clients take whenever the endpoint is an IP address.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html#path-style-access
 */
export function readPath(path: string): { readonly bucket: string; readonly key: string | undefined } {
  const [, bucket = '', rest = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  return { bucket, key: rest === '' ? undefined : decodeURIComponent(rest) };
}
