import type { Channel } from '../channel/definition.ts';
import type { CompiledMessage, MessageFile } from '../message/definition.ts';
import { type RenderedMessage, renderFor } from '../message/render-for.ts';
import { SAMPLE_LINKS } from '../message/sample-links.ts';
import { EXAMPLE_REPORT } from '../report/example.ts';
import type { Settings } from '../settings.ts';
import { countriesOfLocale } from './countries-of-locale.ts';
import type { Finding } from './definition.ts';
import { packsFor } from './packs.ts';
import { RULES } from './rules/index.ts';

export type AuthorFinding = Finding & {
  readonly rule: string;
  readonly channel: Channel;
  readonly locale: string;
};

/**
 * What the law would say of an advertising message in one language: at home, and in the countries that the language is
 * written for. It is tried on the first sample; a message that cannot be written at all has other troubles.
 */
export function authorFindings(about: {
  readonly message: CompiledMessage;
  readonly samples: MessageFile['samples'];
  readonly channel: Channel;
  readonly locale: string;
  readonly settings: Settings;
}): readonly AuthorFinding[] {
  const { channel, locale, settings } = about;
  const message = asTheFirstSample(about);
  if (message === undefined) return [];
  const countries = new Set([settings.country, ...countriesOfLocale(locale)]);
  const found = [...countries].flatMap((country) => {
    const packs = packsFor([country]);
    const rules = RULES.filter((rule) => packs.has(rule.pack) && rule.channels.includes(channel));
    const authored = { channel, locale, purpose: 'marketing' as const, settings, country, message };
    return rules.flatMap((rule) =>
      (rule.author?.(authored) ?? []).map((finding) => ({ ...finding, rule: rule.id, channel, locale })),
    );
  });
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function asTheFirstSample({
  message,
  samples,
  channel,
  locale,
  settings,
}: Parameters<typeof authorFindings>[0]): RenderedMessage | undefined {
  const [sample] = samples;
  if (sample === undefined) return undefined;
  const rendered = renderFor({
    message,
    channel,
    settings,
    profile: {
      customerId: 'sample',
      traits: { ...sample.customer, locale },
      traitTimes: {},
      createdAt: 0,
      lastOccurredAt: 0,
      version: 0,
    },
    entry: sample.entry,
    links: SAMPLE_LINKS,
    report: EXAMPLE_REPORT,
    about: { journeyId: 'sample', messageId: message.id, purpose: 'marketing' },
  });
  return 'reason' in rendered ? undefined : rendered;
}
