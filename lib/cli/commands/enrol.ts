import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Deployed, openDeployed } from '../../aws/deployed.ts';
import { InboundEvent } from '../../core/event/definition.ts';
import { ENROLMENT_REQUESTED } from '../../core/event/own-events.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { givenProperties } from '../given-properties.ts';
import type { Io } from '../io.ts';
import { liveJourney } from '../live-journey.ts';
import { DeploymentFlags, onDeployment, whereWords } from '../on-deployment.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';

export const EnrolInput = DeploymentFlags.extend({
  customer: z.string(),
  journey: z.string(),
  property: z.array(z.string()).default([]),
});
export type EnrolInput = z.infer<typeof EnrolInput>;

/** Lets one customer into a journey, as a call of the API does; what the journey asks of its newcomers still holds. */
export function enrolCommand(input: EnrolInput, io: Io, open = openDeployed): Promise<ExitCode> {
  return onDeployment(input, { io, open }, (deployed) => enrol(input, io, deployed));
}

async function enrol(input: EnrolInput, io: Io, deployed: Deployed): Promise<ExitCode> {
  const { customer, journey, json } = input;
  const live = await liveJourney(journey, deployed);
  if (!live.ok) return sayRefusal(live, io, json);
  const given = givenProperties(input.property);
  if (!given.ok) return sayRefusal(given, io, json);
  const event = InboundEvent.parse({
    messageId: randomUUID(),
    event: ENROLMENT_REQUESTED,
    customerId: customer,
    properties: { ...given.value, journey },
  });
  await deployed.publisher.publish(event);
  if (json) {
    io.out(toJson({ ok: true, event }));
    return EXIT.done;
  }
  io.out(`${io.paint('green', '✔')} asked for: ${customer} into ${journey}`);
  const state = live.value.life.state;
  if (state !== 'active') io.out(`${io.paint('yellow', '!')} the journey is ${state}: nobody enters now`);
  sayNext(
    io,
    `npx sojourn why ${customer} ${journey} ${whereWords(input)}   # whether it took, and if not, why`,
  );
  return EXIT.done;
}
