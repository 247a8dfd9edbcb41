import { withExceptionName } from '../aws-json.ts';
import { type Answer, AwsError, type AwsRequest, type Operation, type Service } from '../service.ts';
import type { NamedSchedule } from './schedule-resource.ts';

/**
 * ListSchedules and GetSchedule. Schedules are made by templates only.
 * https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html
 */
export function schedulerService({ schedules, arnPrefix }: Parts): Service {
  return {
    signingName: 'scheduler',
    operation: (request) => {
      const [, name] = /^\/schedules(?:\/([^/]+))?$/.exec(request.path) ?? [];
      if (request.method !== 'GET' || !request.path.startsWith('/schedules')) throw unknown(request);
      return name === undefined
        ? list(request, { schedules, arnPrefix })
        : get(decodeURIComponent(name), request, { schedules, arnPrefix });
    },
    failure: (error) => {
      const { code, status, message } = withExceptionName(error);
      return {
        ...answer({ message, Message: message }),
        status,
        headers: { ...JSON_TYPE, 'x-amzn-errortype': code },
      };
    },
  };
}

type Parts = { readonly schedules: ReadonlyMap<string, NamedSchedule>; readonly arnPrefix: string };

const JSON_TYPE = { 'content-type': 'application/json' };

function list({ query }: AwsRequest, { schedules, arnPrefix }: Parts): Operation {
  const group = query.get('ScheduleGroup') ?? undefined;
  const prefix = query.get('NamePrefix') ?? '';
  return {
    needs: [{ action: 'scheduler:ListSchedules', resource: `${arnPrefix}:schedule/${group ?? '*'}/*` }],
    run: async () => {
      const found = [...schedules.values()].filter(
        (one) => (group === undefined || one.group === group) && one.name.startsWith(prefix),
      );
      return answer({ Schedules: found.map(summary) });
    },
  };
}

function get(name: string, { query }: AwsRequest, { schedules, arnPrefix }: Parts): Operation {
  const arn = `${arnPrefix}:schedule/${query.get('groupName') ?? 'default'}/${name}`;
  return {
    needs: [{ action: 'scheduler:GetSchedule', resource: arn }],
    run: async () => {
      const one = schedules.get(arn);
      if (one === undefined)
        throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
      return answer({
        ...summary(one),
        Description: one.description,
        ScheduleExpression: one.expression,
        ScheduleExpressionTimezone: one.zone,
        FlexibleTimeWindow: one.window,
        Target: one.target,
      });
    },
  };
}

/** Times are seconds since 1970. */
function summary({ name, group, arn, enabled, createdAt, target }: NamedSchedule): Record<string, unknown> {
  return {
    Name: name,
    GroupName: group,
    Arn: arn,
    State: enabled ? 'ENABLED' : 'DISABLED',
    CreationDate: createdAt / 1_000,
    LastModificationDate: createdAt / 1_000,
    Target: { Arn: target.Arn },
  };
}

function answer(value: unknown): Answer {
  return { status: 200, headers: JSON_TYPE, body: JSON.stringify(value) };
}

function unknown({ method, path }: AwsRequest): AwsError {
  return new AwsError('ValidationException', `the emulator's Scheduler does not know ${method} ${path}`);
}
