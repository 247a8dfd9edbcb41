import type { Alarm } from './cloudwatch/cloudwatch.ts';
import { HOME_STYLE } from './home-page-style.ts';
import { escapeHtml as text } from './html.ts';
import { page } from './page.ts';
import type { Answer, Place } from './service.ts';
import type { NamedQueue } from './sqs/queues.ts';
import type { Execution } from './states/execution.ts';
import type { DeployedStack } from './template/deploy-stack.ts';

export type Overview = {
  readonly place: Place;
  readonly speed: number;
  /** The emulator's own time, milliseconds since 1970. */
  readonly now: number;
  readonly stacks: readonly DeployedStack[];
  /** Of state machines, the latest. */
  readonly executions: readonly Pick<Execution, 'machineArn' | 'status'>[];
  readonly queues: readonly Pick<NamedQueue, 'name' | 'counts'>[];
  readonly alarms: readonly Pick<Alarm, 'name' | 'state' | 'description'>[];
  /** What IAM refused, oldest first. */
  readonly denials: readonly { readonly message: string }[];
  readonly commands: readonly CommandToTry[];
};

/** A line for a shell, and what it shows. */
export type CommandToTry = { readonly what: string; readonly command: string };

/** What runs here, where it is reached, what to type, and how it is doing. */
export function homePage(overview: Overview): Answer {
  const { place, stacks } = overview;
  const names = stacks.map(({ name }) => name).join(', ');
  return page({
    title: `${names} on this machine`,
    style: HOME_STYLE,
    body: `
<header><h1>${text(names)}</h1><p>on this machine · account ${text(place.account)} · ${text(place.region)}</p>
<p id="clock" data-live>${clock(overview)}</p></header>
<main>
<nav><a href="/inbox"><b>Inbox</b>the e-mails that were sent</a><a href="/phone"><b>Phone</b>the texts that were sent, and answers</a></nav>
${section('To try', commands(overview.commands))}
${section('State machines', live('machines', machines(overview)))}
${section('Queues', live('queues', queues(overview)))}
${section('Alarms', live('alarms', alarms(overview)))}
${section('Refused by IAM', live('denials', denials(overview)))}
${section('Endpoint', endpoint(place))}
${section('Functions', resources(stacks, 'AWS::Lambda::Function'))}
${section('Event buses, tables, buckets, topics', OTHERS.map((type) => resources(stacks, type)).join(''))}
${section(
  'Outputs',
  table(
    ['output', 'value'],
    stacks.flatMap(({ outputs }) => Object.entries(outputs)),
  ),
)}
</main>`,
  });
}

const OTHERS = ['AWS::Events::EventBus', 'AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SNS::Topic'];

const section = (title: string, content: string): string =>
  content === '' ? '' : `<section><h2>${text(title)}</h2>${content}</section>`;
const live = (id: string, content: string): string =>
  content === '' ? '' : `<div id="${id}" data-live>${content}</div>`;

function clock({ now, speed }: Overview): string {
  return `Clock <time>${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}</time> UTC, ${pace(speed)}`;
}

function pace(speed: number): string {
  if (speed === 1) return 'at the pace of real time';
  const seconds = 86_400 / speed;
  const day =
    seconds >= 90 ? `${Math.round(seconds / 6) / 10} minutes` : `${Math.round(seconds * 10) / 10} seconds`;
  return `waiting is ${speed} times as fast: a day takes ${day}`;
}

function endpoint({ endpoint: address, region }: Place): string {
  const lines = [
    `export AWS_ENDPOINT_URL=${address}`,
    `export AWS_REGION=${region} AWS_ACCESS_KEY_ID=anyone AWS_SECRET_ACCESS_KEY=any`,
  ];
  return `<p>Every AWS SDK and the AWS CLI find it with this. Any key will do: whoever is outside may do everything,
while functions and services may do what their roles say.</p><pre>${lines.map(text).join('\n')}</pre>`;
}

function commands(all: readonly CommandToTry[]): string {
  return all.map(({ what, command }) => `<p>${text(what)}</p><pre>${text(command)}</pre>`).join('');
}

function machines({ stacks, executions }: Overview): string {
  const rows = ofType(stacks, 'AWS::StepFunctions::StateMachine').map(({ ref }) => {
    const own = executions.filter(({ machineArn }) => machineArn === ref).map(({ status }) => status);
    const count = (wanted: readonly string[]) =>
      String(own.filter((status) => wanted.includes(status)).length);
    return [nameOf(ref), count(['RUNNING']), count(['SUCCEEDED']), count(['FAILED', 'TIMED_OUT', 'ABORTED'])];
  });
  return table(['of the latest runs', 'running', 'succeeded', 'failed'], rows);
}

function queues({ queues: all }: Overview): string {
  const rows = all.map(({ name, counts }) => {
    const { visible, inFlight, delayed } = counts();
    return [name, ...[visible, inFlight, delayed].map(String)];
  });
  return table(['queue', 'waiting', 'under way', 'later'], rows);
}

/** Quiet ones are not worth a line. */
function alarms({ alarms: all }: Overview): string {
  if (all.length === 0) return '';
  const loud = all.filter(({ state }) => state === 'ALARM');
  const calm = `<p>${loud.length} of ${all.length} have gone off.</p>`;
  return (
    calm +
    table(
      ['alarm', 'what it means'],
      loud.map(({ name, description }) => [name, description]),
    )
  );
}

function denials({ denials: all }: Overview): string {
  if (all.length === 0) return '<p>Nothing so far: every call was within its role.</p>';
  const latest = all.slice(-20).toReversed();
  return `<ol class="denials">${latest.map(({ message }) => `<li>${text(message)}</li>`).join('')}</ol>`;
}

function resources(stacks: readonly DeployedStack[], type: string): string {
  const kind = type.split('::').at(-1) ?? type;
  const rows = ofType(stacks, type).map(({ logicalId, ref }) => [nameOf(ref), logicalId]);
  return table([kind, 'logical id'], rows);
}

const ofType = (stacks: readonly DeployedStack[], type: string) =>
  stacks.flatMap((stack) => stack.resources).filter((resource) => resource.type === type);

/** An ARN's last part; any other name as it is. */
const nameOf = (ref: string): string => (ref.startsWith('arn:') ? (ref.split(':').at(-1) ?? ref) : ref);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${lines}</tbody></table>`;
}

const cells = (tag: string, row: readonly string[]): string =>
  row.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('');
