import { Duration, type Stack } from 'aws-cdk-lib';
import { Code, type Function } from 'aws-cdk-lib/aws-lambda';
import { bundleFunctions, type Task } from './bundles.ts';
import { TaskFunction, type TaskLimits } from './task-function.ts';

/** As long as Lambda lets one run: it reads whoever entered in weeks. */
const REPORT_TIMEOUT = Duration.minutes(15);

/** Every task's function. @param sendConcurrency how many messages may be under way at once */
export function taskFunctions(scope: Stack, sendConcurrency: number | undefined): Record<Task, Function> {
  const codeOf = taskCode(scope);
  const make = (task: Task, limits: TaskLimits = {}): Function =>
    new TaskFunction(scope, task, { code: codeOf(task), ...limits }).function;
  return {
    ingest: make('ingest'),
    decide: make('decide'),
    'assign-variant': make('assign-variant'),
    'send-message': make('send-message', { reservedConcurrency: sendConcurrency }),
    park: make('park'),
    wake: make('wake'),
    complete: make('complete'),
    fail: make('fail'),
    'update-profile': make('update-profile'),
    'emit-event': make('emit-event'),
    'record-delivery': make('record-delivery'),
    tick: make('tick'),
    'settle-send': make('settle-send'),
    'review-agenda': make('review-agenda'),
    'walk-customers': make('walk-customers'),
    'record-reply': make('record-reply'),
    collect: make('collect'),
    'public-pages': make('public-pages'),
    'watch-sending': make('watch-sending'),
    'watch-experiments': make('watch-experiments'),
    'make-report': make('make-report', { timeout: REPORT_TIMEOUT }),
    'rotate-keys': make('rotate-keys'),
  };
}

/** Commands that need no code, as `cdk list` or most tests, say so by the context `aws:cdk:bundling-stacks`. */
function taskCode(stack: Stack): (task: Task) => Code {
  if (!stack.bundlingRequired) return () => Code.fromInline('// not bundled');
  const { folderOf } = bundleFunctions();
  return (task) => Code.fromAsset(folderOf(task));
}
