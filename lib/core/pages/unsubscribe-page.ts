import type { Channel } from '../channel/definition.ts';
import type { Settings } from '../settings.ts';
import { document } from './document.ts';
import { html, NOTHING } from './html.ts';
import type { PageLanguage } from './language.ts';
import type { PageAnswer } from './page.ts';
import { PAGE_WORDS } from './words.ts';

export type UnsubscribeView = {
  readonly settings: Settings;
  readonly language: PageLanguage;
  readonly channel: Channel;
  readonly topic: { readonly id: string; readonly title: string } | undefined;
  /** Relative to `/u/<token>`. */
  readonly preferences: string;
};

/** What RFC 8058 §3.1 has mail programs post, in one field; our own button posts the same. */
export const ONE_CLICK = { name: 'List-Unsubscribe', value: 'One-Click' } as const;
/** What the second button posts. */
export const ONLY_TOPIC = 'only';

/** Asks once more, for the link may have been followed by a program. */
export function unsubscribePage(view: UnsubscribeView): PageAnswer {
  const { settings, language, channel, topic, preferences } = view;
  const words = PAGE_WORDS[language].unsubscribe;
  const action = `?lang=${language}`;
  return document({
    status: 200,
    outcome: 'shown',
    language,
    settings,
    title: words.title(settings.brand.name, channel),
    main: html`<p>${words.explain(channel)}</p>
<form method="post" action="${action}">
<input type="hidden" name="${ONE_CLICK.name}" value="${ONE_CLICK.value}">
<button>${words.button}</button>
</form>
${
  topic === undefined
    ? NOTHING
    : html`<form method="post" action="${action}">
<input type="hidden" name="${ONLY_TOPIC}" value="${topic.id}">
<button class="second">${words.only(topic.title)}</button>
</form>`
}
<p><a href="${preferences}">${words.choose}</a></p>`,
  });
}

/** @param done what was stopped: the channel, or one topic of it */
export function unsubscribedPage(view: UnsubscribeView, done: 'all' | 'topic'): PageAnswer {
  const { settings, language, channel, topic, preferences } = view;
  const words = PAGE_WORDS[language].unsubscribe;
  const { name } = settings.brand;
  const text =
    done === 'topic' && topic !== undefined
      ? words.doneTopic(name, topic.title, channel)
      : words.done(name, channel);
  return document({
    status: 200,
    outcome: 'unsubscribed',
    language,
    settings,
    title: words.doneTitle,
    main: html`<p role="status">${text}</p>
<p><a href="${preferences}">${words.mistake}</a></p>`,
  });
}
