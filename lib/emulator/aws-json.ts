import { type Answer, AwsError, type AwsRequest } from './service.ts';

/**
 * The AWS JSON protocols: the operation stands in a header, everything else in a JSON body.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */

/** `x-amz-target: DynamoDB_20120810.GetItem` → `GetItem`. */
export function targetOf(request: AwsRequest): string {
  const name = request.headers['x-amz-target']?.split('.').at(-1);
  if (name === undefined) throw new AwsError('UnknownOperationException', 'the request has no X-Amz-Target');
  return name;
}

/** @throws AwsError for a body that is not JSON */
export function jsonBody(request: AwsRequest): unknown {
  if (request.body.length === 0) return {};
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    throw new AwsError('SerializationException', 'the body is not JSON');
  }
}

export function jsonAnswer(value: unknown, version: '1.0' | '1.1' = '1.0'): Answer {
  return {
    status: 200,
    headers: { 'content-type': `application/x-amz-json-${version}` },
    body: JSON.stringify(value),
  };
}

export function jsonFailure({ code, status, message }: AwsError, version: '1.0' | '1.1' = '1.0'): Answer {
  return {
    status,
    headers: { 'content-type': `application/x-amz-json-${version}` },
    body: JSON.stringify({ __type: code, message }),
  };
}

/** IAM's refusal is `AccessDenied` in the XML protocols and `AccessDeniedException` in the JSON ones. */
export function withExceptionName(error: AwsError): AwsError {
  if (error.code !== 'AccessDenied') return error;
  return new AwsError('AccessDeniedException', error.message, 400);
}
