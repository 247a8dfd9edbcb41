import { jsonAnswer, jsonBody, targetOf, withExceptionName } from '../aws-json.ts';
import type { Answer, AwsRequest } from '../service.ts';
import { queryCode } from './error-codes.ts';
import type { Protocol } from './protocol.ts';

/** What today's SDKs and CLIs speak: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html */
export const jsonProtocol: Protocol = {
  read: (request: AwsRequest) => ({ name: targetOf(request), input: jsonBody(request) }),
  answer: (_, output): Answer => jsonAnswer(output),
  failure(error) {
    const { code, message, status } = withExceptionName(error);
    const shape =
      code.endsWith('Exception') && code !== 'ResourceNotFoundException'
        ? 'com.amazon.coral.service'
        : 'com.amazonaws.sqs';
    return {
      status,
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amzn-query-error': `${queryCode(code)};${status < 500 ? 'Sender' : 'Receiver'}`,
      },
      body: JSON.stringify({ __type: `${shape}#${code}`, message }),
    };
  },
};
