import { MissingContentError } from '../../errors.ts';
import type { Build, States, StepOf } from './build.ts';
import { taskState } from './task.ts';

/** The message is pinned by its hash: whoever is inside gets the text that the version was made with. */
export function sendStates({ id, send }: StepOf<'send'>, next: string, build: Build): States {
  const hash = build.messages[send.message];
  if (hash === undefined)
    throw new MissingContentError(`step ${id} sends ${send.message}, which is not compiled`);
  const parameters = { step: { id, message: { id: send.message, hash }, channel: send.channel } };
  return { [id]: taskState({ build, name: id, task: 'send-message', parameters, next }) };
}
