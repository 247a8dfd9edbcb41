import type { StepTask } from '../core/journey/compiled.ts';
import { assignVariant } from '../core/tasks/assign-variant.ts';
import { complete } from '../core/tasks/complete.ts';
import { decide } from '../core/tasks/decide.ts';
import { emitEvent } from '../core/tasks/emit-event.ts';
import { fail } from '../core/tasks/fail.ts';
import {
  AssignVariantInput,
  CompleteInput,
  DecideInput,
  EmitEventInput,
  FailInput,
  ParkInput,
  SendMessageInput,
  UpdateProfileInput,
} from '../core/tasks/input.ts';
import { park } from '../core/tasks/park.ts';
import { type SendResult, sendMessage } from '../core/tasks/send-message.ts';
import { updateProfile } from '../core/tasks/update-profile.ts';
import type { SimulatedPorts } from './simulated-ports.ts';

/** What the Lambda behind a Task state answers, and what a report says of it. */
export type Answered = {
  readonly answer?: unknown;
  /** The step that someone is through with now; none, where they wait or have failed. */
  readonly passed?: { readonly id: string; readonly outcomes?: readonly string[] };
};

/** The verbs behind the Task states. Input is checked by the same schemas as in the Lambdas. */
export function stepTasks(
  ports: SimulatedPorts,
): Readonly<Record<StepTask, (input: unknown) => Promise<Answered>>> {
  return {
    async decide(raw) {
      const input = DecideInput.parse(raw);
      const answer = await decide(input, ports);
      return { answer, passed: { id: input.step.id, outcomes: [caseName(answer.chosen)] } };
    },
    async 'assign-variant'(raw) {
      const input = AssignVariantInput.parse(raw);
      const answer = await assignVariant(input, ports);
      return { answer, passed: { id: input.step.id, outcomes: [answer.variant] } };
    },
    async 'send-message'(raw) {
      const input = SendMessageInput.parse(raw);
      const answer = await sendMessage(input, ports);
      if (answer.outcome === 'held') return { answer };
      return { answer, passed: { id: input.step.id, outcomes: answer.sends.map(whatBecameOf) } };
    },
    async park(raw) {
      await park(ParkInput.parse(raw), ports);
      return {};
    },
    async complete(raw) {
      const input = CompleteInput.parse(raw);
      await complete(input, ports);
      return { passed: { id: input.at } };
    },
    async fail(raw) {
      await fail(FailInput.parse(raw), ports);
      return {};
    },
    async 'update-profile'(raw) {
      const input = UpdateProfileInput.parse(raw);
      await updateProfile(input, ports);
      return { passed: { id: input.step.id } };
    },
    async 'emit-event'(raw) {
      const input = EmitEventInput.parse(raw);
      await emitEvent(input, ports);
      return { passed: { id: input.step.id } };
    },
  };
}

function caseName(chosen: number): string {
  return chosen < 0 ? 'else' : String(chosen);
}

function whatBecameOf({ status, channel, reason }: SendResult): string {
  const sent = status === 'SENT' || status === 'SENDING';
  if (sent && channel !== undefined) return channel;
  return `${status.toLowerCase()}: ${reason ?? 'unknown'}`;
}
