import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import type { Enrolment } from '../../core/enrolment/definition.ts';
import { entryAttempts } from '../../core/enrolment/entry-attempts.ts';
import type { Send } from '../../core/message/send.ts';
import { sendNames } from '../../core/message/send-order.ts';
import type { CustomerRecord } from '../../core/ports.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { refuse } from '../refusal.ts';
import { renderStory, type Story } from '../render/story.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';

export const WhyInput = DeploymentFlags.extend({ customer: z.string(), journey: z.string().optional() });
export type WhyInput = z.infer<typeof WhyInput>;

/** Tells from stored facts what happened to a customer, and why: where she stands, what she was sent, or was not. */
export function whyCommand(input: WhyInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => why(input, io, deployed));
}

async function why(input: WhyInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { customer, journey, json } = input;
  const record = await deployed.customers.customer(customer);
  const { profile, consents, enrolments } = record;
  if (profile.version === 0) {
    const hint = 'Ids are those of the events that other systems send: customerId.';
    return sayRefusal(refuse(`Nobody is known as ${customer}.`, hint), io, json);
  }
  const asked = enrolments.filter(({ journeyId }) => journey === undefined || journeyId === journey);
  const journeys = await Promise.all(
    asked.map(async (enrolment) => ({ enrolment, sends: await sendsOf(enrolment, deployed) })),
  );
  const entry = journey === undefined ? undefined : await entryOf(journey, record, deployed);
  const story: Story = { customer, journey, entry, consents, journeys };
  if (json) {
    io.out(toJson(story));
    return EXIT.done;
  }
  io.out(renderStory(story, io.paint));
  const example = journey === undefined ? enrolments.at(-1)?.journeyId : undefined;
  sayNext(
    io,
    example === undefined
      ? `npx sojourn why ${customer} ${whereWords(input)} --json   # every stored fact`
      : `npx sojourn why ${customer} ${example} ${whereWords(input)}   # one journey only`,
  );
  return EXIT.done;
}

/** Every event that could have let her in, and what came of it; undefined for a journey that is not deployed. */
async function entryOf(
  journeyId: string,
  record: CustomerRecord,
  deployed: Deployed,
): Promise<Story['entry']> {
  const { journeys } = await deployed.content.registry();
  const live = journeys.find(({ id }) => id === journeyId);
  if (live === undefined) return undefined;
  const triggers = await deployed.content.triggers(live.id, live.version);
  const attempts = await entryAttempts({ record, live, triggers }, deployed);
  return { event: triggers.entry.event, attempts };
}

/** Of every visit: the enrolment itself only remembers the last one's. */
async function sendsOf(enrolment: Enrolment, { sends }: Deployed): Promise<readonly Send[]> {
  const { enrolmentId, visit: visits } = enrolment;
  const names = Object.entries(enrolment.sends).flatMap(([stepId, last]) => [
    ...last,
    ...Array.from({ length: visits }, (_, index) =>
      sendNames({ enrolmentId, stepId, visit: index + 1 }),
    ).flat(),
  ]);
  const found = await Promise.all([...new Set(names)].map((name) => sends.send(name)));
  return found.filter((send) => send !== undefined).toSorted((one, other) => one.createdAt - other.createdAt);
}
