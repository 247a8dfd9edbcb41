import { compileAudience } from '../../lib/core/audience/compile.ts';
import { compileCatalog } from '../../lib/core/event/compile-catalog.ts';
import { compileJourney } from '../../lib/core/journey/compile.ts';
import { Journey } from '../../lib/core/journey/definition.ts';
import type { CompiledMessage } from '../../lib/core/message/definition.ts';
import { Settings } from '../../lib/core/settings.ts';
import type { Deployment } from '../../lib/local/deployment.ts';
import { LOCAL_RESOURCES } from '../../lib/local/resources.ts';

/** A deployment of journeys as they would stand in their files; each message says hello in its own name. */
export function aDeployment(...journeys: readonly unknown[]): Deployment {
  const read = journeys.map((journey) => Journey.parse(journey));
  const compiled = read.map((journey) =>
    compileJourney({
      journey,
      segments: {},
      messages: { hello: 'hash-hello', offer: 'hash-offer' },
      resources: LOCAL_RESOURCES,
    }),
  );
  return {
    settings: Settings.parse({
      brand: { name: 'Shop', address: '1 High Street' },
      country: 'NZ', // no pack of rules: only consent counts
      email: { from: 'Shop <hello@shop.example>' },
      zone: 'Asia/Seoul',
    }),
    journeys: compiled,
    messages: { 'hash-hello': aMessage('hello'), 'hash-offer': aMessage('offer') },
    audience: compileAudience({ segments: {}, journeys: read }),
    catalog: compileCatalog([]),
  };
}

function aMessage(id: string): CompiledMessage {
  const text = `${id}, {{ customer.firstName | default: "you" }}`;
  return {
    id,
    topic: 'offers',
    urgency: 'detail',
    critical: false,
    email: { en: { subject: text, html: `<p>${text}</p>`, text } },
    sms: { en: { text } },
  };
}
