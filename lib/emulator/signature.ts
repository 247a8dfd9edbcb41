import type { AwsRequest } from './service.ts';

export type Signer = { readonly accessKeyId: string; readonly service: string };

/**
 * Whose key a request was signed with, and for which service, from the credential scope
 * `AKID/20260301/eu-central-1/sqs/aws4_request` in the header or, in a presigned URL, in the query.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 * @returns undefined for a request that nobody signed
 */
export function signerOf({ headers, query }: Pick<AwsRequest, 'headers' | 'query'>): Signer | undefined {
  const inHeader = /\bCredential=([^,\s]+)/.exec(headers['authorization'] ?? '')?.[1];
  const scope = inHeader ?? query.get('X-Amz-Credential');
  const [accessKeyId, , , service] = (scope ?? '').split('/');
  return accessKeyId && service ? { accessKeyId, service } : undefined;
}
