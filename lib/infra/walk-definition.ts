import { RETRY, TASK_TIMEOUT_SECONDS } from '../core/journey/steps/retry.ts';
import { DIRECTORY_SHARDS } from '../core/profile/directory.ts';
import { WALK_CONCURRENCY } from '../core/schedule/walk-rate.ts';

/** The label of the map in the ARNs of what it runs. */
export const MAP_LABEL = 'parts';

/**
 * The machine that walks over customers, in Amazon States Language. It waits until `$.at`; then each part of the directory
 * is an execution of its own, which asks for page after page of `$.job` and waits in between for as long as it is told.
 *
 * A page is some ten events of an execution's history, which may hold 25,000
 * ({@link https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html}): 2,500 pages a part, 160,000 in all.
 *
 * No part may fail: only what a failed map left undone can be taken up again, each part at the page where it stood
 * ({@link https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html}). Before it fails, a part tries for
 * three quarters of an hour, while the others go on.
 * @param walkCustomers ARN of the function, or what the deployment will put in its place
 */
export function walkDefinition(walkCustomers: string): object {
  return {
    Comment: 'A walk over many customers',
    StartAt: 'UntilItIsTime',
    States: {
      UntilItIsTime: { Type: 'Wait', TimestampPath: '$.at', Next: 'NameParts' },
      NameParts: {
        Type: 'Pass',
        Result: Array.from({ length: DIRECTORY_SHARDS }, (_, shard) => shard),
        ResultPath: '$.shards',
        Next: 'WalkParts',
      },
      WalkParts: {
        Type: 'Map',
        Label: MAP_LABEL,
        ItemsPath: '$.shards',
        ItemSelector: { 'job.$': '$.job', 'shard.$': '$$.Map.Item.Value' },
        MaxConcurrency: WALK_CONCURRENCY,
        ItemProcessor: {
          // Standard: an Express one would end after five minutes, waits included.
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...pageByPage(walkCustomers),
        },
        ResultPath: null,
        End: true,
      },
    },
  };
}

function pageByPage(walkCustomers: string): object {
  const page = {
    Type: 'Task',
    Resource: walkCustomers,
    TimeoutSeconds: TASK_TIMEOUT_SECONDS,
    Retry: [...RETRY, PATIENTLY],
    ResultPath: '$.page',
    Next: 'IsThereMore',
  };
  const job = { 'job.$': '$.job', 'shard.$': '$.shard' };
  return {
    StartAt: 'FirstPage',
    States: {
      FirstPage: { ...page, Parameters: job },
      IsThereMore: {
        Type: 'Choice',
        Choices: [{ Variable: '$.page.next', IsPresent: true, Next: 'InItsTime' }],
        Default: 'Walked',
      },
      InItsTime: { Type: 'Wait', SecondsPath: '$.page.waitSeconds', Next: 'NextPage' },
      NextPage: { ...page, Parameters: { ...job, 'after.$': '$.page.next' } },
      Walked: { Type: 'Succeed' },
    },
  };
}

/** Whatever else it may be: 1 + 2 + 4 + 8 + 15 + 15 minutes. */
const PATIENTLY = {
  ErrorEquals: ['States.ALL'],
  IntervalSeconds: 60,
  BackoffRate: 2,
  MaxAttempts: 6,
  MaxDelaySeconds: 900,
};
