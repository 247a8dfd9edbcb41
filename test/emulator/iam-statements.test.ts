import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../lib/emulator/emulator.ts';
import type { AccessDecision } from '../../lib/emulator/iam/authorizer.ts';
import type { Policies } from '../../lib/emulator/iam/decide.ts';
import { canEmulate } from './end-to-end-stack.ts';
import { goEveryWay } from './iam/every-right.ts';
import { removals, stillAllowed } from './iam/removals.ts';
import { synthesizeEveryRight } from './iam/synthesize-every-right.ts';
import { goWrongWays } from './iam/wrong-ways.ts';

/** Rights that no call on this machine can need, and why they are there. */
const NEEDED_ELSEWHERE: readonly (readonly [why: string, which: RegExp])[] = [
  ['X-Ray is not emulated', /may xray:/],
  // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
  ['Step Functions delivers logs by itself', /(Journeys|CustomerWalk)Role\w+-\w+ may logs:/],
  // https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
  [
    'Step Functions watches and stops the parts of a walk by itself',
    /CustomerWalkRole\w+-\w+ may states:(Describe|Stop)/,
  ],
  [
    'Nobody takes up a failed walk here: distributed-map.test.ts does',
    /CustomerWalkRole\w+-\w+ may states:Redrive/,
  ],
  [
    'Settling claims as sending does, which comes with the right to tell the leg; it has none to tell',
    /settlesendRole\w+-\w+ may dynamodb:UpdateItem for customer#/,
  ],
  [
    'A walk writes where it finds customers of an earlier deployment: audience.test.ts has them',
    /walkcustomersRole\w+-\w+ may (dynamodb:(Query for history|DeleteItem|PutItem|UpdateItem)|sqs:SendMessage)/,
  ],
  [
    'Lambda writes START and END for a function that logs nothing',
    /(tick|watchsending|watchexperiments)Role\w+-\w+ may logs:/,
  ],
  [
    'The report is made once a day: reckon-report.test.ts makes it',
    /(makereport|DailyReportScheduler)Role\w+-\w+ (may|trusts) /,
  ],
  [
    'Only the mail to colleagues shows the report: send-message.test.ts does',
    /(sendmessage|settlesend)Role\w+-\w+ may dynamodb:GetItem for report/,
  ],
  [
    'A text that is settled is counted as one that is sent, and its customer was counted by then: recording.test.ts',
    /settlesendRole\w+-\w+ may dynamodb:(PutItem for experiment|UpdateItem for (experiment|totals))/,
  ],
  [
    'Only who was merged after a message went out is looked for under the other id: merge-customers.test.ts',
    /recorddeliveryRole\w+-\w+ may dynamodb:Query for customer/,
  ],
  // https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
  ['One verifies an address or its domain; here it is the domain', /ses:SendEmail on identity\/hello@/],
  ['CDK fills the bucket by a function; the emulator does it by itself', /CustomCDKBucketDeployment/],
];

/**
 * Every right of Sojourn's template, taken away alone, must be missed by some call of a run that goes every way. The run
 * happens once; its calls are then decided again with one right less each time.
 */
describe.skipIf(!canEmulate)('the rights of the template', () => {
  const decisions: AccessDecision[] = [];
  let folder: string;
  let emulator: Emulator;
  let policies: Policies;
  let allowed: readonly AccessDecision[];
  let refused: readonly AccessDecision[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sojourn-every-right-'));
    await synthesizeEveryRight(folder);
    emulator = await startEmulator({
      assembly: folder,
      port: 0,
      speed: 600,
      observe: (decision) => decisions.push(decision),
      log: () => undefined,
    });
    await goEveryWay(emulator, decisions);
    refused = decisions.filter((one) => !one.allowed);
    const { account, roles, resources } = emulator.services.iam.policies;
    policies = { account, roles: new Map(roles), resources: new Map(resources) };
    await goWrongWays(emulator, decisions);
    allowed = unlike(decisions.filter((one) => one.allowed));
  }, 360_000);
  afterAll(async () => {
    await emulator.stop();
    await rm(folder, { recursive: true });
  });

  const nobodyMisses = (left: Policies) => allowed.every((one) => stillAllowed(left, emulator.place, one));

  it('are enough: nobody is refused anything', () => {
    expect(refused).toEqual([]);
    expect(nobodyMisses(policies)).toBe(true);
  });

  it('are not one too many: each is missed when it is taken away', () => {
    const idle = removals(policies).filter(({ left }) => nobodyMisses(left));
    const unexplained = idle.filter(({ what }) => !NEEDED_ELSEWHERE.some(([, which]) => which.test(what)));
    expect(unexplained.map(({ what }) => what)).toEqual([]);
  });

  it('that are needed elsewhere are still there', () => {
    const all = removals(policies);
    const gone = NEEDED_ELSEWHERE.filter(([, which]) => !all.some(({ what }) => which.test(what)));
    expect(gone).toEqual([]);
  });
});

/** The same call by the same caller asks the same question; a thousand messages need not be judged one by one. */
function unlike(decisions: readonly AccessDecision[]): readonly AccessDecision[] {
  const byQuestion = decisions.map((one): [string, AccessDecision] => [JSON.stringify(one), one]);
  return [...new Map(byQuestion).values()];
}
