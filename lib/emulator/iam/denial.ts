import type { Need, Principal } from '../service.ts';
import type { Decision } from './decide.ts';
import { callerName } from './principal.ts';

/**
 * A refusal in AWS's words.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function denialMessage({ principal, need, decision, account }: Refusal): string {
  const who = `User: ${callerName(principal, account)} is not authorized to perform: ${need.action}`;
  const what = `on resource: ${need.resource}`;
  return decision.startsWith('explicit deny')
    ? `${who} ${what} with an ${decision}`
    : `${who} ${what} because ${decision} allows the ${need.action} action`;
}

type Refusal = {
  readonly principal: Principal;
  readonly need: Need;
  readonly decision: Exclude<Decision, 'allowed'>;
  readonly account: string;
};
