import * as z from 'zod';
import { AwsError, type Need } from '../service.ts';
import { type Bus, type Buses, busArn, busName, ruleArn } from './buses.ts';
import { matchesPattern } from './pattern/matches-pattern.ts';
import { readPattern } from './pattern/read-pattern.ts';
import type { Rule } from './rule.ts';

/**
 * The operations that only look.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html
 * @throws AwsError UnknownOperationException that names an operation which the emulator does not have
 */
export function reading(name: string, body: unknown, { arnPrefix, buses }: Parts): Reading {
  const read = READINGS[name];
  if (read === undefined) {
    throw new AwsError('UnknownOperationException', `the emulator's EventBridge does not know ${name}`);
  }
  const request = Request.parse(body);
  const asked = { request, bus: busName(askedBus(name, request)), buses };
  return {
    needs: [{ action: `events:${name}`, resource: resourceOf(name, { ...asked, arnPrefix }) }],
    run: () => read(asked),
  };
}

function askedBus(name: string, { Name, EventBusName }: Request): string {
  return (name === 'DescribeEventBus' ? Name : EventBusName) ?? 'default';
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html */
function resourceOf(
  name: string,
  { request, bus, arnPrefix }: Asked & { readonly arnPrefix: string },
): string {
  if (name === 'DescribeEventBus') return busArn(arnPrefix, bus);
  if (name === 'ListRules') return ruleArn(arnPrefix, bus, '*');
  const rule = name === 'DescribeRule' ? request.Name : request.Rule;
  return rule === undefined ? '*' : ruleArn(arnPrefix, bus, rule);
}

type Parts = { readonly arnPrefix: string; readonly buses: Buses };
type Reading = { readonly needs: readonly Need[]; run(): unknown };
type Asked = { readonly request: Request; readonly bus: string; readonly buses: Buses };

type Request = z.infer<typeof Request>;
const Request = z.object({
  Name: z.string().optional(),
  NamePrefix: z.string().default(''),
  EventBusName: z.string().optional(),
  Rule: z.string().optional(),
  EventPattern: z.string().optional(),
  Event: z.string().optional(),
});

const READINGS: Readonly<Record<string, (asked: Asked) => unknown>> = {
  ListEventBuses: ({ request, buses }) => ({
    EventBuses: buses
      .all()
      .filter(({ name }) => name.startsWith(request.NamePrefix))
      .map(shownBus),
  }),
  DescribeEventBus: (asked) => shownBus(knownBus(asked)),
  ListRules: (asked) => ({
    Rules: [...knownBus(asked).rules.values()]
      .filter(({ name }) => name.startsWith(asked.request.NamePrefix))
      .map(shownRule),
  }),
  DescribeRule: (asked) => shownRule(knownRule(asked, asked.request.Name)),
  ListTargetsByRule: (asked) => ({ Targets: knownRule(asked, asked.request.Rule).targets }),
  TestEventPattern: ({ request }) => ({
    Result: matchesPattern(
      readPattern(json(request.EventPattern)),
      z.record(z.string(), z.unknown()).parse(json(request.Event)),
    ),
  }),
};

function json(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError('ValidationException', 'EventPattern and Event must be JSON.');
  }
}

function knownBus({ bus, buses }: Asked): Bus {
  const found = buses.find(bus);
  if (found === undefined) {
    throw new AwsError('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
  }
  return found;
}

function knownRule(asked: Asked, name = ''): Rule {
  const bus = knownBus(asked);
  const rule = bus.rules.get(name);
  if (rule === undefined) {
    throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus.name}.`);
  }
  return rule;
}

const shownBus = ({ name, arn }: Bus): unknown => ({ Name: name, Arn: arn });

function shownRule(rule: Rule): unknown {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventBusName: rule.busName,
    State: rule.enabled ? 'ENABLED' : 'DISABLED',
    Description: rule.description,
    EventPattern: rule.patternText,
    ScheduleExpression: rule.scheduleText,
  };
}
