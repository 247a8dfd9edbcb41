import { CHANNELS, Channel } from '../channel/definition.ts';
import type { ConsentStatus } from '../consent/definition.ts';
import type { InboundEvent } from '../event/definition.ts';
import { type Box, boxName, choicesOf } from './choices.ts';
import type { PageEvidence } from './evidence.ts';
import type { FormFields } from './form.ts';
import { FIELDS, type PreferencesView } from './preferences-page.ts';

/** What a customer changed by hand, as an event says it. */
export type Chosen = Pick<InboundEvent, 'consent' | 'traits'>;

/**
 * What the form of the preference centre asks to change. Only what differs from the page as it was shown counts, so that a
 * page left open for a while does not undo a refusal that came since; and of that, only what is not so already.
 */
export function chosenIn(form: FormFields, view: PreferencesView, evidence: PageEvidence): Chosen {
  const names = (field: string) => new Set(form.flatMap(([name, value]) => (name === field ? [value] : [])));
  const [shown, was, on] = [names(FIELDS.shown), names(FIELDS.was), names(FIELDS.on)];
  const boxes = choicesOf(view.consents, view).flatMap((choice) => choice.boxes);
  const isChanged = (box: Box) => {
    const name = boxName(box);
    return shown.has(name) && was.has(name) !== on.has(name) && on.has(name) !== box.on;
  };
  const consent: InboundEvent['consent'] = {};
  for (const channel of CHANNELS) {
    const ofChannel = boxes.filter((box) => box.channel === channel);
    const changed = ofChannel.filter(isChanged);
    const left = ofChannel.some((box) => isTopic(box) && box.on !== changed.includes(box));
    if (changed.length > 0) consent[channel] = { ...saidBy(changed, left), basis: 'express', ...evidence };
  }
  return { consent, traits: preferredIn(form) };
}

/** @param left whether any topic is still ticked; where none is, the channel as a whole is refused, and what comes new too */
function saidBy(changed: readonly Box[], left: boolean) {
  const status = (scope: Box['scope']): { status: ConsentStatus } | undefined => {
    const box = changed.find((one) => one.scope === scope);
    return box === undefined ? undefined : { status: box.on ? 'withdrawn' : 'granted' };
  };
  const topics = changed
    .filter(({ scope }) => scope.startsWith('topic:'))
    .map(({ scope, on }): [string, ConsentStatus] => [
      scope.slice('topic:'.length),
      on ? 'withdrawn' : 'granted',
    ]);
  const night = status('night');
  const tracking = status('tracking');
  const all = changed.some(isTopic) && !left ? { status: 'withdrawn' as const } : status('all');
  return {
    ...all,
    topics: Object.fromEntries(topics),
    ...(night !== undefined && { night: night.status }),
    ...(tracking !== undefined && { tracking: tracking.status }),
  };
}

function isTopic({ scope }: Box): boolean {
  return scope !== 'night' && scope !== 'tracking';
}

function preferredIn(form: FormFields): Chosen['traits'] {
  const [now, was] = [FIELDS.preferred, FIELDS.wasPreferred].map(
    (field) => form.find(([name]) => name === field)?.[1] ?? '',
  );
  if (now === was) return {};
  return { preferredChannel: Channel.safeParse(now).data ?? null };
}
