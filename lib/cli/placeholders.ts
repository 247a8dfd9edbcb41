import type { StepTask } from '../core/journey/compiled.ts';

/**
 * What stands in a compiled machine where a deployment puts the ARN of a verb's function: Step Functions' own notation
 * for definition substitutions.
 */
export const PLACEHOLDERS: Readonly<Record<StepTask, string>> = {
  decide: '${decide}',
  'assign-variant': '${assign-variant}',
  'send-message': '${send-message}',
  park: '${park}',
  complete: '${complete}',
  fail: '${fail}',
  'update-profile': '${update-profile}',
  'emit-event': '${emit-event}',
};
