import type { StepTask } from '../core/journey/compiled.ts';

/** What a journey is compiled with to run in the simulator: there the verbs are functions of this process. */
export const LOCAL_RESOURCES: Readonly<Record<StepTask, string>> = {
  decide: 'local:decide',
  'assign-variant': 'local:assign-variant',
  'send-message': 'local:send-message',
  park: 'local:park',
  complete: 'local:complete',
  fail: 'local:fail',
  'update-profile': 'local:update-profile',
  'emit-event': 'local:emit-event',
};
