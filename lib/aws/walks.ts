import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { shortId } from '../core/hash.ts';
import type { Walks } from '../core/ports.ts';

/**
 * Starts an execution of the walk's machine (lib/infra/walk-definition.ts). It is a Standard one, of whose name there is
 * but one in ninety days, so that nobody has to remember which walks have begun:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export function walks(client: SFNClient, machineArn: string): Walks {
  return {
    async start({ name, at, job }) {
      try {
        await client.send(
          new StartExecutionCommand({
            stateMachineArn: machineArn,
            name: executionName(name),
            input: JSON.stringify({ at: new Date(at).toISOString(), job }),
          }),
        );
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
  };
}

/** The most that the console and the logs take is 80 letters, digits, `-` and `_`; our names have dots and colons. */
function executionName(name: string): string {
  const readable = name.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 53);
  return `${readable}-${shortId(name)}`;
}
