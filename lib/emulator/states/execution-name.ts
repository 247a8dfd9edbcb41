import { AwsError } from '../service.ts';

/**
 * Refuses a name that Step Functions would not take: 1 to 80 characters, without white space, brackets, wildcards and
 * some others. https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html#API_StartExecution_RequestSyntax
 * @throws AwsError InvalidName
 */
export function refuseBadName(name: string): void {
  if (name.length >= 1 && name.length <= 80 && !FORBIDDEN.test(name)) return;
  throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
}

const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;
