import { devNull } from 'node:os';
import type { Place } from '../service.ts';
import type { LambdaFunction } from './function-settings.ts';

export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
};

type VariablesOf = {
  readonly fn: LambdaFunction;
  readonly place: Place;
  readonly credentials: Credentials;
  readonly logStream: string;
};

/**
 * All that a function finds in process.env: nothing of this machine's, and the emulator where AWS would be.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export function environmentVariables({
  fn,
  place,
  credentials,
  logStream,
}: VariablesOf): Record<string, string> {
  const { settings } = fn;
  return {
    ...settings.Environment?.Variables,
    _HANDLER: settings.Handler,
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${settings.Runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.MemorySize),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: fn.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    LAMBDA_TASK_ROOT: fn.folder,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_ENDPOINT_URL: place.endpoint,
    // Else the SDK would read the profiles of whoever runs the emulator.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
}
