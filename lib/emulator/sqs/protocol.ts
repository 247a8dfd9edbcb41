import type { Answer, AwsError, AwsRequest } from '../service.ts';
import type { SqsOutput } from './operation.ts';

/** How operations and their answers are written. */
export type Protocol = {
  read(request: AwsRequest): { readonly name: string; readonly input: unknown };
  answer(operation: string, output: SqsOutput): Answer;
  failure(error: AwsError): Answer;
};
