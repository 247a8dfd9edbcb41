import type { AccessDecision } from '../../../lib/emulator/iam/authorizer.ts';
import { eventually } from '../end-to-end-stack.ts';

/** A part of the caller's ARN, the action, a part of the resource's ARN, the beginning of a row's partition key. */
export type Heard = {
  readonly by: string;
  readonly action: string;
  readonly on?: string;
  readonly row?: string;
};

/** Waits until such a caller was allowed such a thing. @param decisions as they come in */
export async function heard(
  decisions: readonly AccessDecision[],
  { by, action, on = '', row = '' }: Heard,
): Promise<void> {
  const isIt = ({ principal, need, allowed }: AccessDecision) =>
    allowed &&
    principal.kind !== 'account' &&
    (principal.kind === 'role' ? principal.arn : principal.sourceArn).includes(by) &&
    need.action === action &&
    need.resource.includes(on) &&
    JSON.stringify(need.context ?? {}).includes(row);
  try {
    // The way to it may lead over queues, an engine and a clock that all share two busy cores.
    await eventually(async () => decisions.find(isIt), 120);
  } catch (error) {
    throw new Error(`nobody like ${by} was allowed ${action} ${on} ${row}`, { cause: error });
  }
}
