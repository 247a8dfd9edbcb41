import type { Principal } from '../service.ts';
import type { Bus } from './buses.ts';
import type { Deliveries, DeliveryFailure } from './deliveries.ts';
import { errorCode, errorMessage } from './error-code.ts';
import type { BusEvent } from './event.ts';
import { matchesPattern } from './pattern/matches-pattern.ts';
import type { Rule, Target } from './rule.ts';
import { callTarget, type TargetCalls, textAttributes } from './target.ts';
import { inputFor } from './target-input.ts';

/** Brings the event to the targets of every rule of the bus that chooses it. */
export function dispatch(bus: Bus, event: BusEvent, parts: DispatchParts): void {
  for (const rule of bus.rules.values()) {
    if (rule.enabled && rule.pattern !== undefined && matchesPattern(rule.pattern, event)) {
      trigger(rule, event, parts);
    }
  }
}

export function trigger(rule: Rule, event: BusEvent, parts: DispatchParts): void {
  for (const target of rule.targets) {
    parts.deliveries.deliver({
      policy: target.RetryPolicy,
      attempt: () => attempt({ rule, target, event, parts }),
      giveUp: (failure) => giveUp({ rule, target, event, parts }, failure),
    });
  }
}

export type DispatchParts = {
  readonly calls: TargetCalls;
  readonly deliveries: Deliveries;
  readonly assume: (
    roleArn: string,
    by: { readonly service: string; readonly sourceArn: string },
  ) => Principal;
  readonly log: (message: string) => void;
};

type Visit = {
  readonly rule: Rule;
  readonly target: Target;
  readonly event: BusEvent;
  readonly parts: DispatchParts;
};

const SERVICE = 'events.amazonaws.com';

/** With a role, EventBridge acts as that role; without one in its own name, and the target's policy must allow it. */
async function attempt({ rule, target, event, parts }: Visit): Promise<void> {
  const by = { service: SERVICE, sourceArn: rule.arn };
  const principal: Principal =
    target.RoleArn === undefined ? { kind: 'service', ...by } : parts.assume(target.RoleArn, by);
  await callTarget(parts.calls, { arn: target.Arn, text: inputFor(target, { event, rule }), principal });
}

/** The event itself goes to the dead-letter queue, with why. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
async function giveUp({ rule, target, event, parts }: Visit, failure: DeliveryFailure): Promise<void> {
  const why = `${rule.arn} could not reach ${target.Arn}: ${errorMessage(failure.error)}`;
  const queueArn = target.DeadLetterConfig?.Arn;
  if (queueArn === undefined) return parts.log(`event ${event.id} is dropped: ${why}`);
  parts.log(`event ${event.id} goes to ${queueArn}: ${why}`);
  const attributes = textAttributes({
    RULE_ARN: rule.arn,
    TARGET_ARN: target.Arn,
    ERROR_CODE: errorCode(failure.error),
    ERROR_MESSAGE: errorMessage(failure.error),
    RETRY_ATTEMPTS: String(failure.retries),
    ...(failure.exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: failure.exhausted }),
  });
  const principal: Principal = { kind: 'service', service: SERVICE, sourceArn: rule.arn };
  await parts.calls.send({ queueArn, body: JSON.stringify(event), attributes }, principal);
}
