import * as z from 'zod';
import { jsonAnswer, jsonBody, jsonFailure, targetOf, withExceptionName } from '../aws-json.ts';
import { physicalName } from '../physical-name.ts';
import {
  type Authorize,
  AwsError,
  type EmulatorClock,
  type Operation,
  type Place,
  type Principal,
  type ResourceTypes,
  type Service,
} from '../service.ts';

export type Logs = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** Writes as a function's runtime does. @throws AwsError when the principal may not */
  write(entry: LogEntry, principal: Principal): void;
};

type LogEntry = {
  readonly group: string;
  readonly stream: string;
  readonly messages: readonly string[];
};

type Line = { readonly id: number; readonly at: number; readonly stream: string; readonly message: string };

/** So many lines of each group are kept. */
const KEPT = 10_000;

/** CloudWatch Logs: groups of the template, what functions write, and a way to read it (`aws logs tail`). */
export function createLogs({
  place,
  clock,
  authorize,
}: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly authorize: Authorize;
}): Logs {
  const groups = new Map<string, { readonly streams: Set<string>; lines: Line[] }>();
  let written = 0;
  const arnOf = (group: string): string => `arn:aws:logs:${place.region}:${place.account}:log-group:${group}`;

  function known(name: string) {
    const group = groups.get(name);
    if (group !== undefined) return group;
    throw new AwsError('ResourceNotFoundException', `The specified log group does not exist: ${name}`);
  }

  function matching({ logGroupName, filterPattern, startTime, endTime, limit }: FilterInput) {
    const text = filterPattern.replace(/^"(.*)"$/, '$1');
    return known(logGroupName)
      .lines.filter(({ at }) => at >= startTime && at <= endTime)
      .filter(({ message }) => message.includes(text))
      .slice(-limit)
      .map(({ id, at, stream, message }) => ({
        eventId: String(id),
        ingestionTime: at,
        logStreamName: stream,
        message,
        timestamp: at,
      }));
  }

  function operation(name: string, input: unknown): Operation {
    switch (name) {
      case 'DescribeLogGroups':
        return {
          needs: [{ action: 'logs:DescribeLogGroups', resource: '*' }],
          run: async () =>
            jsonAnswer(
              {
                logGroups: [...groups.keys()].map((group) => ({
                  logGroupName: group,
                  arn: `${arnOf(group)}:*`,
                })),
              },
              '1.1',
            ),
        };
      case 'FilterLogEvents': {
        const filter = FilterInput.parse(input);
        return {
          needs: [{ action: 'logs:FilterLogEvents', resource: `${arnOf(filter.logGroupName)}:*` }],
          run: async () => jsonAnswer({ events: matching(filter) }, '1.1'),
        };
      }
      default:
        throw new AwsError('UnknownOperationException', `the emulator's logs have no ${name}`);
    }
  }

  return {
    service: {
      signingName: 'logs',
      operation: (request) => operation(targetOf(request), jsonBody(request)),
      failure: (error) => jsonFailure(withExceptionName(error), '1.1'),
    },
    resources: {
      'AWS::Logs::LogGroup': async ({ stack, logicalId, properties }) => {
        const { LogGroupName } = GroupProperties.parse(properties);
        const name = LogGroupName ?? physicalName({ stack, logicalId, longest: 512 });
        groups.set(name, { streams: new Set(), lines: [] });
        return { ref: name, attributes: { Arn: `${arnOf(name)}:*` } };
      },
    },
    write({ group: name, stream, messages }, principal) {
      const group = known(name);
      const resource = `${arnOf(name)}:log-stream:${stream}`;
      if (!group.streams.has(stream)) authorize(principal, { action: 'logs:CreateLogStream', resource });
      group.streams.add(stream);
      authorize(principal, { action: 'logs:PutLogEvents', resource });
      const lines = messages.map((message) => ({ id: ++written, at: clock.now(), stream, message }));
      group.lines = [...group.lines, ...lines].slice(-KEPT);
    },
  };
}

/** How long lines are kept, and their keys, cannot be seen here. */
const GroupProperties = z.strictObject({
  LogGroupName: z.string().optional(),
  RetentionInDays: z.number().optional(),
  LogGroupClass: z.string().optional(),
  KmsKeyId: z.unknown().optional(),
  DeletionProtectionEnabled: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

/** Only plain words of a filter pattern are known. */
const FilterInput = z.object({
  logGroupName: z.string(),
  filterPattern: z
    .string()
    .regex(/^[^{[?%]*$/, 'the emulator filters by plain text only')
    .default(''),
  startTime: z.number().default(0),
  endTime: z.number().default(Number.MAX_SAFE_INTEGER),
  limit: z.number().default(10_000),
});
type FilterInput = z.infer<typeof FilterInput>;
