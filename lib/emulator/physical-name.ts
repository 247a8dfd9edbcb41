import { createHash } from 'node:crypto';

/**
 * The name that CloudFormation gives to a resource whose template has none: stack, logical id and twelve letters.
 * Here the letters come from the other two, so that a restarted emulator finds its queues and tables again.
 * @param longest  a name past it loses the end of its logical id
 */
export function physicalName({ stack, logicalId, longest = 64 }: PhysicalNameOf): string {
  const letters = createHash('sha256')
    .update(`${stack}/${logicalId}`)
    .digest('hex')
    .slice(0, 12)
    .toUpperCase();
  return `${`${stack}-${logicalId}`.slice(0, longest - letters.length - 1)}-${letters}`;
}

type PhysicalNameOf = { readonly stack: string; readonly logicalId: string; readonly longest?: number };
