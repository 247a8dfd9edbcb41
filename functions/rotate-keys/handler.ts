import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { RotationStep, rotateKeys } from '../../lib/aws/rotate-keys.ts';
import { logger, stack } from '../lambda.ts';
import { parseInput } from '../parse-input.ts';

const client = new SecretsManagerClient();
const clock = { now: () => Date.now() };

export const handler = stack<unknown, void>().handler(async (event) => {
  const step = parseInput(RotationStep, event);
  await rotateKeys(step, { client, clock });
  logger.info('done', { step: step.Step, version: step.ClientRequestToken });
});
