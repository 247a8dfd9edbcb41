import { MissingContentError } from '../../errors.ts';
import { planOf } from '../../experiment/plan-of.ts';
import { HELD } from '../../message/send.ts';
import type { Build, States, StepOf } from './build.ts';
import { outcomeOf, STOPPED } from './names.ts';
import { taskState } from './task.ts';

/**
 * The message is pinned by its hash: whoever is inside gets the text that the version was made with. A send that must wait
 * has parked the enrolment, and the leg ends.
 */
export function sendStates(step: StepOf<'send'>, next: string, build: Build): States {
  const { id, send } = step;
  const hash = build.messages[send.message];
  if (hash === undefined)
    throw new MissingContentError(`step ${id} sends ${send.message}, which is not compiled`);
  const message = { id: send.message, hash };
  const parameters = { step: { id, message, channel: send.channel, ...subjectsOf(step) } };
  const plan = planOf(step, build.goal);
  const sending = plan === undefined ? id : `${id}+`;
  const outcome = outcomeOf(id);
  return {
    // Which subject she gets is asked first, and again where the message had to wait: the answer stays.
    ...(plan && {
      [id]: taskState({
        build,
        name: id,
        task: 'assign-variant',
        parameters: { step: { id, variants: plan.variants, plan } },
        resultPath: '$.assigned',
        next: sending,
      }),
    }),
    [sending]: taskState({
      build,
      name: id,
      task: 'send-message',
      parameters: plan === undefined ? parameters : { ...parameters, 'variant.$': '$.assigned.variant' },
      resultPath: '$.send',
      next: outcome,
    }),
    [outcome]: {
      Type: 'Choice',
      Choices: [{ Variable: '$.send.outcome', StringEquals: HELD, Next: STOPPED }],
      Default: next,
    },
  };
}

/** By variant, then by language. */
function subjectsOf({ send }: StepOf<'send'>) {
  if (send.test === undefined) return {};
  const subjects = send.test.variants.map(({ id, subject }) => [id, subject] as const);
  return { subjects: Object.fromEntries(subjects) };
}
