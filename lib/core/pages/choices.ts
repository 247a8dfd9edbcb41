import { CHANNELS, type Channel } from '../channel/definition.ts';
import { alsoGranted, consentTo } from '../consent/decide.ts';
import type { Consent, ConsentScope } from '../consent/definition.ts';
import { topicScope } from '../consent/words.ts';
import { localized } from '../localized-text.ts';
import type { Settings } from '../settings.ts';
import type { PageLanguage } from './language.ts';
import { PAGE_WORDS } from './words.ts';

/** One line of the preference centre: a topic, with a box for each channel. */
export type Choice = {
  readonly scope: ConsentScope;
  readonly title: string;
  readonly about: string | undefined;
  readonly boxes: readonly Box[];
};
export type Box = { readonly channel: Channel; readonly scope: ConsentScope; readonly on: boolean };

/**
 * What a customer may choose, as it stands. Without topics in the settings there is one line for everything. Consent to
 * messages at night and to tracking is no topic: it is shown to whoever gave it, to take it back.
 */
export function choicesOf(
  consents: readonly Consent[],
  { settings, language }: { readonly settings: Settings; readonly language: PageLanguage },
): readonly Choice[] {
  const words = PAGE_WORDS[language].preferences;
  const line = (scope: ConsentScope, title: string, about?: string): Choice => ({
    scope,
    title,
    about,
    boxes: CHANNELS.map((channel) => ({ channel, scope, on: isOn(consents, channel, scope) })),
  });
  const topics = Object.entries(settings.topics).map(([topic, { title, about }]) =>
    line(
      topicScope(topic),
      localized(title, language),
      about === undefined ? undefined : localized(about, language),
    ),
  );
  const given = [line('night', words.night), line('tracking', words.tracking)].flatMap((choice) => {
    const boxes = choice.boxes.filter(({ on }) => on);
    return boxes.length === 0 ? [] : [{ ...choice, boxes }];
  });
  return [...(topics.length === 0 ? [line('all', words.everything)] : topics), ...given];
}

export function isOn(consents: readonly Consent[], channel: Channel, scope: ConsentScope): boolean {
  const consent = consents.find((one) => one.channel === channel);
  if (scope === 'night' || scope === 'tracking') return alsoGranted(consent, scope);
  if (scope === 'all') return consent?.all?.status === 'granted';
  return 'granted' in consentTo(consent, scope.slice('topic:'.length));
}

/** A box's name in the form: `email topic:offers`. */
export function boxName({ channel, scope }: Pick<Box, 'channel' | 'scope'>): string {
  return `${channel} ${scope}`;
}
