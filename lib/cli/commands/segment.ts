import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import type { CompiledSegment } from '../../core/audience/definition.ts';
import { explainCondition } from '../../core/condition/explain.ts';
import { localized } from '../../core/localized-text.ts';
import { DIRECTORY_SHARDS } from '../../core/profile/directory.ts';
import { loadFacts } from '../../core/tasks/facts.ts';
import { zoneOf } from '../../core/time/zone-of.ts';
import { didYouMean } from '../did-you-mean.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { refuse } from '../refusal.ts';
import { membershipLines } from '../render/membership.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { countMembers } from '../segments/count-members.ts';
import { conditionWords } from '../words/condition-words.ts';
import { plural } from '../words/plural.ts';

export const SegmentInput = DeploymentFlags.extend({
  segment: z.string(),
  /** A customer's id. */
  explain: z.string().optional(),
});
export type SegmentInput = z.infer<typeof SegmentInput>;

/** How many belong to a segment; or why one customer does or does not, part by part, and when that may change. */
export function segmentCommand(input: SegmentInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => tellSegment(input, io, deployed));
}

async function tellSegment(input: SegmentInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { audience: edition } = await deployed.content.registry();
  const { segments } = await deployed.content.audience(edition);
  const segment = segments.find(({ id }) => id === input.segment);
  if (segment === undefined) {
    const ids = segments.map(({ id }) => id);
    const guess = didYouMean(input.segment, ids);
    const hint = `${guess === undefined ? '' : `${guess} `}There are: ${ids.join(', ')}.`;
    return sayRefusal(refuse(`No segment "${input.segment}" is deployed.`, hint), io, input.json);
  }
  return input.explain === undefined
    ? tellSize(segment, { input, io, deployed })
    : explain(segment, input.explain, { input, io, deployed });
}

type Asked = { readonly input: SegmentInput; readonly io: Io; readonly deployed: Deployed };

async function tellSize(segment: CompiledSegment, { input, io, deployed }: Asked): Promise<ExitCode> {
  const bar = io.progress('counting');
  const members = await countMembers(segment.id, deployed.agendas, (counted, shards) =>
    bar.at(shards / DIRECTORY_SHARDS, plural(counted, 'member')),
  );
  bar.end();
  const { id, title, when, stage } = segment;
  if (input.json) {
    io.out(toJson({ segment: id, members, stage, when }));
    return EXIT.done;
  }
  io.out(`${io.paint('bold', localized(title))} ${io.paint('dim', `(${id})`)}: ${plural(members, 'member')}`);
  io.out(`  ${conditionWords(when)}`);
  if (stage !== undefined) io.out(`  whoever belongs to it has come as far as the stage ${stage}`);
  sayNext(io, `npx sojourn segment ${id} --explain <customer> ${whereWords(input)}`);
  return EXIT.done;
}

async function explain(
  { id, when }: CompiledSegment,
  customer: string,
  { input, io, deployed }: Asked,
): Promise<ExitCode> {
  const { customers, sends, clock, content } = deployed;
  const record = await customers.customer(customer);
  if (record.profile.version === 0) {
    const hint = 'Ids are those of the events that other systems send: customerId.';
    return sayRefusal(refuse(`Nobody is known as ${customer}.`, hint), io, input.json);
  }
  const { settings } = await content.registry();
  const now = clock.now();
  const nothing = {
    customerId: customer,
    id: '',
    name: '',
    occurredAt: now,
    receivedAt: now,
    properties: {},
    hop: 0,
  };
  const facts = await loadFacts(
    {
      conditions: [when],
      record,
      entry: nothing, // a segment looks at no entry
      key: undefined,
      keyProperty: undefined,
      now,
      zone: zoneOf(record.profile, settings),
    },
    { customers, sends },
  );
  const reason = explainCondition(when, facts);
  const since = record.agenda.segments[id];
  const changes = record.agenda.changes[id];
  if (input.json) {
    io.out(toJson({ segment: id, customer, since, changes, reason }));
    return EXIT.done;
  }
  io.out(membershipLines({ segment: id, customer, since, changes, reason, now }, io.paint).join('\n'));
  sayNext(io, `npx sojourn why ${customer} ${whereWords(input)}   # her journeys`);
  return EXIT.done;
}
