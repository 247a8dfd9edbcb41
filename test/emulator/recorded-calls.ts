import { setImmediate as turn } from 'node:timers/promises';
import type { TargetCalls } from '../../lib/emulator/events/target.ts';
import type { Principal } from '../../lib/emulator/service.ts';

type Sent = {
  readonly queueArn: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly principal: Principal;
};

export type RecordedCalls = TargetCalls & {
  readonly sent: Sent[];
  readonly invoked: {
    readonly functionArn: string;
    readonly payload: unknown;
    readonly principal: Principal;
  }[];
  readonly started: {
    readonly stateMachineArn: string;
    readonly input: string;
    readonly principal: Principal;
  }[];
  readonly published: { readonly topicArn: string; readonly body: string; readonly principal: Principal }[];
  /** From now on a queue, topic or function of this ARN fails so; with undefined it works again. */
  fail(arn: string, error: Error | undefined): void;
};

/** Targets that remember who called them with what. */
export function recordedCalls(): RecordedCalls {
  const failing = new Map<string, Error>();
  const sent: RecordedCalls['sent'] = [];
  const invoked: RecordedCalls['invoked'] = [];
  const started: RecordedCalls['started'] = [];
  const published: RecordedCalls['published'] = [];
  function refuse(arn: string): void {
    const error = failing.get(arn);
    if (error !== undefined) throw error;
  }
  return {
    sent,
    invoked,
    started,
    published,
    fail: (arn, error) => {
      if (error === undefined) failing.delete(arn);
      else failing.set(arn, error);
    },
    send: async ({ queueArn, body, attributes = {} }, principal) => {
      refuse(queueArn);
      const texts = Object.entries(attributes).map(([name, { StringValue }]) => [name, StringValue]);
      sent.push({ queueArn, body, attributes: Object.fromEntries(texts), principal });
    },
    invoke: async ({ functionArn, payload }, principal) => {
      refuse(functionArn);
      invoked.push({ functionArn, payload, principal });
    },
    startExecution: async ({ stateMachineArn, input }, principal) => {
      refuse(stateMachineArn);
      started.push({ stateMachineArn, input, principal });
    },
    publish: ({ topicArn, body }, principal) => {
      refuse(topicArn);
      published.push({ topicArn, body, principal });
    },
  };
}

/** Lets everything that waits for nothing but its turn come to its end. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) await turn();
}
