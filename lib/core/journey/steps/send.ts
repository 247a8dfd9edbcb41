import { MissingContentError } from '../../errors.ts';
import { HELD } from '../../message/send.ts';
import type { Build, States, StepOf } from './build.ts';
import { outcomeOf, STOPPED } from './names.ts';
import { taskState } from './task.ts';

/**
 * The message is pinned by its hash: whoever is inside gets the text that the version was made with. A send that must wait
 * has parked the enrolment, and the leg ends.
 */
export function sendStates({ id, send }: StepOf<'send'>, next: string, build: Build): States {
  const hash = build.messages[send.message];
  if (hash === undefined)
    throw new MissingContentError(`step ${id} sends ${send.message}, which is not compiled`);
  const parameters = { step: { id, message: { id: send.message, hash }, channel: send.channel } };
  const outcome = outcomeOf(id);
  return {
    [id]: taskState({
      build,
      name: id,
      task: 'send-message',
      parameters,
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
