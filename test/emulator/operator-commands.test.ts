import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../lib/emulator/emulator.ts';
import { loadProject } from '../../lib/project/load.ts';
import type { Project } from '../../lib/project/project.ts';
import { commandLineAt } from './command-line-at.ts';
import { canEmulate, clientOf, eventually, mailsTo } from './end-to-end-stack.ts';
import { synthesizeWorkflows } from './synthesize-workflows.ts';
import { takenOut } from './taken-out.ts';
import { enrolmentsOf, heldBy, loggedBy } from './what-is-held.ts';

// What operators type, against the running stack: what they read then, and what the stack holds.

/** On this clock a quarter of an hour passes in some seconds; the machine may be busy. */
const SPEED = 240;

describe.skipIf(!canEmulate)('at the command line', { timeout: 120_000 }, () => {
  let folder: string;
  let workflows: string;
  let project: Project;
  let emulator: Emulator;
  const { sojourn, until } = commandLineAt(() => emulator.place.endpoint);
  const enrolments = (customerId: string) => enrolmentsOf(emulator, customerId);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sojourn-operator-'));
    workflows = join(folder, 'workflows');
    await cp('workflows', workflows, { recursive: true });
    await rm(join(workflows, 'journeys'), { recursive: true });
    await mkdir(join(workflows, 'journeys'));
    for (const one of JOURNEYS) await write(`journeys/${one.id}.json`, one);
    await start('first');
    for (const customer of ['mina', 'jun', 'sora', 'fay', 'doubt', 'canary']) await signUp(customer);
  }, 240_000);
  afterAll(async () => {
    await emulator.stop();
    await rm(folder, { recursive: true });
  });

  it('import events brings history over that starts nothing and counts in segments', async () => {
    const file = join(folder, 'orders.csv');
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
    const orders = [200, 100, 10].map((ago) => `o-${ago},imo,${day(ago)},49.5`);
    await writeFile(file, ['orderId,customerId,timestamp,total', ...orders].join('\n'));
    const flags = [
      '--event',
      'Order Completed',
      '--id-column',
      'orderId',
      '--property',
      'total=total:number',
    ];
    const tried = await sojourn('import', 'events', file, ...flags, '--folder', workflows, '--dry-run');
    expect(tried).toContain('1 customer would enter thanks');
    const said = await sojourn('import', 'events', file, ...flags);
    expect(said).toContain('3 events handed over as history; nothing is started by them');

    const size = await until(/: 1 member/, 'segment', 'loyal');
    expect(size).toContain('Loyal: three orders in a year (loyal)');
    const explained = await sojourn('segment', 'loyal', '--explain', 'imo');
    expect(explained).toContain('imo belongs to loyal since');
    expect(await sojourn('segment', 'loyal', '--explain', 'mina')).toContain('mina does not belong to loyal');
    expect(await enrolments('imo')).toEqual([]);
  });

  it('enrol lets one in, enrolments counts her, why tells what she was sent', async () => {
    expect(await sojourn('enrol', 'mina', 'letters')).toContain('✔ asked for: mina into letters');
    const counted = await until(/letters: 1 enrolment, 1 inside/, 'enrolments', 'letters');
    expect(counted).toContain('of each customer (and key) the latest enrolment is counted');
    expect(await until(/stay +– +1 +–/, 'enrolments', 'letters')).toContain('next: npx sojourn why');
    const told = await until(/sent by e-mail/, 'why', 'mina');
    expect(told).toMatch(/entered .* by Enrolment Requested/);
    expect(told).toContain('waits at stay until');
    expect(await sojourn('why', 'mina', 'letters')).toContain('Enrolment Requested: entered');
    expect(await mailsTo(emulator.place.endpoint, 'mina@example.com')).toHaveLength(1);
  });

  it('pause keeps people out and says so, resume lets them in again', async () => {
    const paused = await sojourn('pause', 'letters', '--reason', 'wrong price');
    expect(paused).toContain('✔ letters is paused: nobody enters, and its marketing waits');
    await sojourn('enrol', 'jun', 'letters');
    const told = await until(/Enrolment Requested: did/, 'why', 'jun', 'letters');
    expect(told).toContain('Enrolment Requested: did not enter: the journey is paused');
    expect(await enrolments('jun')).toEqual([]);

    expect(await sojourn('resume', 'letters')).toContain(': wrong price');
    expect(await sojourn('resume', 'letters', '--yes')).toContain('✔ its messages go out again');
    await sojourn('enrol', 'jun', 'letters');
    await until(/waits at stay until/, 'why', 'jun', 'letters');
    expect(await mailsTo(emulator.place.endpoint, 'jun@example.com')).toHaveLength(1);
  });

  it('exit ends one, once it is said with --yes', async () => {
    const asked = await sojourn('exit', 'letters', '--customer', 'jun');
    expect(asked).toContain('1 enrolment of letters would end. That cannot be taken back.');
    expect(await sojourn('exit', 'letters', '--customer', 'jun', '--yes')).toContain('✔ 1 enrolment ended');
    expect(await sojourn('why', 'jun')).toMatch(/done .*: taken out by hand/);
    expect(await enrolments('jun')).toMatchObject([{ status: 'DONE', reason: 'taken-out-by-hand' }]);
  });

  it('retry shows who failed for want of a message, and lets them go on once it is there', async () => {
    const message = await takenOut('help-offer', { project, emulator });
    await sojourn('enrol', 'fay', 'broken');
    const failed = await until(/1 enrolment failed/, 'retry', 'broken');
    expect(failed).toMatch(/✖ .* fay +at help: .*MissingContentError/);
    expect(await sojourn('enrolments', 'broken')).toMatch(/help +– +– +1 +/);

    await message.putBack();
    expect(await sojourn('retry', 'broken', '--yes')).toContain('✔ 1 enrolment on the way again');
    expect(await until(/waits at stay until/, 'why', 'fay', 'broken')).toContain('sent by e-mail');
    expect(await sojourn('retry', 'broken')).toContain('✔ nobody has failed there');
    expect(await mailsTo(emulator.place.endpoint, 'fay@example.com')).toHaveLength(1);
  });

  it('events shows what was set aside, and why', async () => {
    await publish('Robot Danced', { customerId: 'sora', properties: { tune: 'waltz' } });
    const counted = await until(/Robot Danced/, 'events');
    expect(counted).toContain('1 event of the last 14 days set aside');
    expect(counted).toMatch(/Robot Danced +no file describes the event +1/);
    const [day = ''] = /\d{4}-\d\d-\d\d(?= +Robot Danced)/.exec(counted) ?? [];
    const one = await sojourn('events', '--day', day, '--json');
    expect(JSON.parse(one)).toMatchObject({ events: [{ event: { properties: { tune: 'waltz' } } }] });
  });

  it('resend shows what may have gone out, and sends it once more', async () => {
    // SES takes the mail, and nobody hears of it: the function dies over the call, and SES's own news are lost.
    const all = emulator.stacks.flatMap(({ resources }) => resources);
    const news = all.find(({ logicalId }) => logicalId.startsWith('MessageEventsMessageNewsQueue'));
    const queue = news?.attributes['Arn'] ?? '';
    const noNews = { Effect: 'Deny', Action: '*', Principal: { Service: 'events.amazonaws.com' } };
    emulator.services.iam.addResourcePolicy(queue, { Statement: noNews });
    const killed = emulator.services.lambda.killDuring({
      functionName: 'sojourn-dev-send-message',
      action: 'ses:SendEmail',
    });
    await sojourn('enrol', 'doubt', 'letters');
    await killed;
    const doubtful = await until(/1 message may or may not have gone out/, 'resend', 'letters');
    expect(doubtful).toMatch(/doubt +welcome by e-mail\n +the provider never said whether it was taken/);
    expect(await sojourn('why', 'doubt')).toContain('perhaps sent by e-mail');

    const before = (await mailsTo(emulator.place.endpoint, 'doubt@example.com')).length;
    expect(await sojourn('resend', 'letters', '--yes')).toContain('✔ 1 message on the way once more');
    await until(/sent by e-mail/, 'why', 'doubt');
    expect(await mailsTo(emulator.place.endpoint, 'doubt@example.com')).toHaveLength(before + 1);
    expect(await sojourn('resend', 'letters')).toContain('✔ no message of letters is in doubt');
  });

  it('preview --send-to puts a message into a colleague’s inbox, and the deployment hears nothing of it', async () => {
    const to = 'colleague@example.com';
    const said = await sojourn(
      'preview',
      'welcome',
      '--folder',
      workflows,
      '--locale',
      'en',
      '--send-to',
      to,
    );
    expect(said).toContain(`✔ sent to ${to}, as `);
    const mails = await mailsTo(emulator.place.endpoint, to);
    expect(mails.map(({ subject }) => subject)).toEqual(['[test] (광고) Welcome to Maru']);
    expect((await heldBy(emulator)).filter((one) => one.includes(to))).toEqual([]);
  });

  it('erase leaves no name and no address behind, wherever one looks', async () => {
    await sojourn('enrol', 'canary', 'letters', '--property', `gift=for ${CANARY}`);
    await until(/waits at stay until/, 'why', 'canary', 'letters');
    await publish('App Opened', { customerId: 'canary', properties: { greeting: `hello ${CANARY}` } });
    await publish('Canary Sang', { customerId: 'canary', properties: { song: CANARY } });
    await publish('Order Completed', { customerId: 'canary', properties: { total: `of ${CANARY}` } });
    await until(/Canary Sang +no file describes/, 'events');
    await until(/Order Completed +its properties/, 'events');
    await eventually(async () => (await heldOf(CANARY)).find((one) => one.includes('hello')), 60);

    expect(await sojourn('erase', 'canary')).toMatch(/1 enrolment would be deleted/);
    expect(await sojourn('erase', 'canary', '--yes')).toContain('✔ erased: canary; 1 enrolment ended');
    expect(await heldOf(CANARY)).toEqual([]);
    expect((await loggedBy(emulator)).length).toBeGreaterThan(0);

    // What comes in afterwards is refused, and kept no more than what was there.
    await publish('Signed Up', { customerId: 'canary', traits: { firstName: CANARY } });
    await publish('Canary Sang', { customerId: 'canary', properties: { again: CANARY } });
    await until(/Signed Up +the customer was erased +1/, 'events');
    await until(/Canary Sang +the customer was erased +1/, 'events');
    expect(await heldOf(CANARY)).toEqual([]);
  });

  it('migrate brings those who wait in an old version over to the new one, by the map', async () => {
    await write('journeys/letters.json', {
      ...LETTERS,
      steps: [LETTERS.steps[0], { id: 'rest', wait: { for: 'P30D' } }],
    });
    await write('../steps.json', { stay: 'rest' });
    const map = join(folder, 'steps.json');
    await emulator.stop();
    await start('second');
    const flags = ['--folder', workflows, '--map', map];
    const planned = await sojourn('migrate', 'letters', ...flags, '--dry-run');
    expect(planned).toMatch(/stay → rest +2 +would wait there on/);
    const [before] = await enrolments('mina');
    expect(before).toMatchObject({ at: 'stay', status: 'PARKED' });

    expect(await sojourn('migrate', 'letters', ...flags, '--yes')).toContain('✔ 2 customers brought over');
    const [after] = await enrolments('mina');
    expect(after).toMatchObject({ at: 'rest', status: 'PARKED', dueAt: before?.dueAt, leg: before?.leg });
    expect(after?.version).not.toBe(before?.version);
    expect(await sojourn('enrolments', 'letters')).toMatch(/rest +– +2 +–/);
    expect(await sojourn('why', 'mina', 'letters')).toContain('waits at rest until');
  });

  const heldOf = async (name: string) =>
    (await heldBy(emulator)).filter((one) => one.toLowerCase().includes(name.toLowerCase()));

  async function start(assembly: string): Promise<void> {
    const read = await loadProject(workflows);
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    project = read.value;
    await synthesizeWorkflows(join(folder, assembly), () => project);
    emulator = await startEmulator({
      assembly: join(folder, assembly),
      port: 0,
      speed: SPEED,
      dataFolder: join(folder, 'data'),
      log: () => undefined,
    });
  }

  const write = (path: string, json: object) => writeFile(join(workflows, path), JSON.stringify(json));

  async function publish(name: string, detail: object): Promise<void> {
    const entry = {
      EventBusName: 'sojourn-dev',
      Source: 'shop',
      DetailType: name,
      Detail: JSON.stringify(detail),
    };
    await new EventBridgeClient(clientOf(emulator.place.endpoint)).send(
      new PutEventsCommand({ Entries: [entry] }),
    );
  }

  async function signUp(customerId: string): Promise<void> {
    const email = `${customerId === 'canary' ? CANARY.toLowerCase() : customerId}@example.com`;
    const firstName = customerId === 'canary' ? CANARY : customerId;
    const traits = { email, firstName, locale: 'en', zone: 'UTC' };
    await publish('Signed Up', { customerId, traits, consent: { email: 'granted' } });
  }
});

const CANARY = 'Zanzibarina';

const stay = { id: 'stay', wait: { for: 'P30D' } };
const LETTERS = {
  id: 'letters',
  title: 'Letters',
  stage: 'awareness',
  purpose: 'marketing',
  entry: { call: true },
  steps: [{ id: 'hello', send: { message: 'welcome', channel: 'email' } }, stay],
};
const JOURNEYS = [
  LETTERS,
  {
    ...LETTERS,
    id: 'broken',
    steps: [{ id: 'help', send: { message: 'help-offer', channel: 'email' } }, stay],
  },
  { ...LETTERS, id: 'thanks', entry: { event: 'Order Completed' }, steps: [stay] },
];
