import { RotationStep, secretsManagerRotation } from '../../lib/aws/rotate-keys.ts';
import { logger, stack } from '../lambda.ts';
import { parseInput } from '../parse-input.ts';

const rotateKeys = secretsManagerRotation();

export const handler = stack<unknown, void>().handler(async (event) => {
  const step = parseInput(RotationStep, event);
  await rotateKeys(step);
  logger.info('done', { step: step.Step, version: step.ClientRequestToken });
});
