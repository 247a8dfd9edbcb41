import { HOME_STYLE } from './home-page-style.ts';
import { escapeHtml as text } from './html.ts';
import type { Answer, Place } from './service.ts';
import type { DeployedStack } from './template/deploy-stack.ts';

export type Overview = {
  readonly place: Place;
  readonly speed: number;
  /** The emulator's own time, milliseconds since 1970. */
  readonly now: number;
  readonly stacks: readonly DeployedStack[];
  /** By queue URL. */
  readonly depths: ReadonlyMap<string, QueueDepth>;
  /** What IAM refused, oldest first. */
  readonly denials: readonly { readonly message: string }[];
  readonly commands: readonly CommandToTry[];
};

export type QueueDepth = { readonly waiting: number; readonly underWay: number; readonly later: number };

/** A line for a shell, and what it shows. */
export type CommandToTry = { readonly what: string; readonly command: string };

/** What runs here, where it is reached, and what to type: one page that loads nothing from elsewhere. */
export function homePage(overview: Overview): Answer {
  const { place, stacks, speed, now } = overview;
  const names = stacks.map(({ name }) => name).join(', ');
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${text(names)} on this machine</title><style>${HOME_STYLE}</style></head><body>
<header><h1>${text(names)}</h1><p>on this machine · account ${place.account} · ${text(place.region)}</p>
<p>Clock <time>${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}</time> UTC, ${pace(speed)}</p></header>
<main>
<nav><a href="/inbox"><b>Inbox</b>the e-mails that were sent</a><a href="/phone"><b>Phone</b>the texts that were sent, and answers</a></nav>
${section('Endpoint', endpoint(place))}
${section('To try', commands(overview.commands))}
${section('State machines', resources(stacks, 'AWS::StepFunctions::StateMachine'))}
${section('Queues', queues(overview))}
${section('Refused by IAM', denials(overview))}
${section('Functions', resources(stacks, 'AWS::Lambda::Function'))}
${section('Event buses, tables, buckets, topics', OTHERS.map((type) => resources(stacks, type)).join(''))}
${section('Outputs', outputs(stacks))}
</main></body></html>`;
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body,
  };
}

const OTHERS = ['AWS::Events::EventBus', 'AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SNS::Topic'];

const section = (title: string, content: string): string =>
  content === '' ? '' : `<section><h2>${text(title)}</h2>${content}</section>`;

function pace(speed: number): string {
  if (speed === 1) return 'at the pace of real time';
  const seconds = 86_400 / speed;
  const day =
    seconds >= 90 ? `${Math.round(seconds / 6) / 10} minutes` : `${Math.round(seconds * 10) / 10} seconds`;
  return `${speed} times as fast: a day takes ${day}`;
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

function resources(stacks: readonly DeployedStack[], type: string): string {
  const found = stacks.flatMap((stack) => stack.resources).filter((resource) => resource.type === type);
  const rows = found.map(({ logicalId, ref }) => [nameOf(ref), logicalId]);
  return table([kindOf(type), 'logical id'], rows);
}

/** An ARN's last part; any other name as it is. */
const nameOf = (ref: string): string => (ref.startsWith('arn:') ? (ref.split(':').at(-1) ?? ref) : ref);
const kindOf = (type: string): string => type.split('::').at(-1) ?? type;

function queues({ stacks, depths }: Overview): string {
  const found = stacks.flatMap((stack) => stack.resources).filter(({ type }) => type === 'AWS::SQS::Queue');
  const rows = found.map(({ ref }) => {
    const depth = depths.get(ref);
    return [ref, ...[depth?.waiting, depth?.underWay, depth?.later].map((count) => String(count ?? '–'))];
  });
  return table(['queue', 'waiting', 'under way', 'later'], rows);
}

function denials({ denials: all }: Overview): string {
  if (all.length === 0) return '<p>Nothing so far: every call was within its role.</p>';
  const latest = all.slice(-20).toReversed();
  return `<ol class="denials">${latest.map(({ message }) => `<li>${text(message)}</li>`).join('')}</ol>`;
}

function outputs(stacks: readonly DeployedStack[]): string {
  return table(
    ['output', 'value'],
    stacks.flatMap((stack) => Object.entries(stack.outputs)),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const cells = (tag: string, row: readonly string[]) =>
    row.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('');
  const lines = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${lines}</tbody></table>`;
}
