import { withExceptionName } from '../aws-json.ts';
import {
  type Answer,
  AwsError,
  type AwsRequest,
  type EmulatorClock,
  type Operation,
  type Service,
} from '../service.ts';
import type { Functions, RunnableFunction } from './functions.ts';
import { invokeLater } from './invoke-later.ts';

/** Invoke, as SDKs and `aws lambda invoke` call it. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export function lambdaService(functions: Functions, clock: EmulatorClock): Service {
  return {
    signingName: 'lambda',
    operation(request) {
      const [, name] = INVOCATIONS.exec(request.path) ?? [];
      if (request.method !== 'POST' || name === undefined) {
        throw new AwsError(
          'UnknownOperationException',
          `the emulator's Lambda does not do ${request.method} ${request.path}`,
          404,
        );
      }
      const fn = functions.find(decodeURIComponent(name));
      return {
        needs: [{ action: 'lambda:InvokeFunction', resource: fn.arn }],
        run: invocation(fn, request, clock),
      };
    },
    failure: (error) => ({
      status: error.status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-errortype': withExceptionName(error).code,
      },
      body: JSON.stringify({ Type: error.status < 500 ? 'User' : 'Service', Message: error.message }),
    }),
  };
}

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html#function-configuration-deployment-and-execution */
const LARGEST_BYTES = { RequestResponse: 6_291_456, Event: 1_048_576, DryRun: 6_291_456 };
type InvocationType = keyof typeof LARGEST_BYTES;
const isInvocationType = (type: string): type is InvocationType => Object.hasOwn(LARGEST_BYTES, type);

function invocation(
  fn: RunnableFunction,
  { headers, body }: AwsRequest,
  clock: EmulatorClock,
): Operation['run'] {
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (!isInvocationType(type))
    throw new AwsError('InvalidParameterValueException', `Invocation type not supported: ${type}`);
  const payload = body.length === 0 ? '{}' : body.toString('utf8');
  if (body.length > LARGEST_BYTES[type]) {
    const message = `Request must be smaller than ${LARGEST_BYTES[type]} bytes for the InvokeFunction operation`;
    throw new AwsError('RequestTooLargeException', message, 413);
  }
  checkJson(payload);
  return async () => {
    if (type === 'DryRun') return { status: 204, headers: {}, body: '' };
    if (type === 'Event') {
      void invokeLater(fn, payload, clock);
      return { status: 202, headers: {}, body: '' };
    }
    return answerOf(fn, payload, headers['x-amz-log-type'] === 'Tail');
  };
}

async function answerOf(fn: RunnableFunction, payload: string, withLog: boolean): Promise<Answer> {
  const before = fn.logs().length;
  const answered = await fn.run(payload);
  const printed = fn
    .logs()
    .slice(before)
    .map(({ text }) => text)
    .join('\n');
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-amz-executed-version': '$LATEST',
      'x-amzn-requestid': answered.requestId,
      ...(!answered.ok && { 'x-amz-function-error': 'Unhandled' }),
      ...(withLog && { 'x-amz-log-result': Buffer.from(printed).subarray(-LOG_BYTES).toString('base64') }),
    },
    body: answered.ok ? answered.payload : JSON.stringify(answered.failure),
  };
}

const LOG_BYTES = 4096;

function checkJson(payload: string): void {
  try {
    JSON.parse(payload);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AwsError('InvalidRequestContentException', `Could not parse request body into json: ${reason}`);
  }
}
