import { CHANNELS } from '../channel/definition.ts';
import type { Consent } from '../consent/definition.ts';
import type { JsonObject } from '../json.ts';
import type { Settings } from '../settings.ts';
import { boxName, type Choice, choicesOf } from './choices.ts';
import { document } from './document.ts';
import { type Html, html, NOTHING } from './html.ts';
import type { PageLanguage } from './language.ts';
import type { PageAnswer } from './page.ts';
import { PAGE_WORDS } from './words.ts';

export type PreferencesView = {
  readonly settings: Settings;
  readonly language: PageLanguage;
  readonly consents: readonly Consent[];
  readonly traits: JsonObject;
  /** Token with which the form may be sent in, for an hour. */
  readonly edit: string;
};

/** Names of the form's fields. */
export const FIELDS = {
  edit: 'edit',
  /** Every box on the page; with those that were ticked when it was made, for only what was changed by hand counts. */
  shown: 'shown',
  was: 'was',
  on: 'on',
  preferred: 'preferred',
  wasPreferred: 'was-preferred',
  stop: 'stop',
} as const;

/** @param done what the customer just did, if this answers a form */
export function preferencesPage(view: PreferencesView, done?: 'saved' | 'stopped'): PageAnswer {
  const { settings, language, consents, traits, edit } = view;
  const words = PAGE_WORDS[language].preferences;
  const choices = choicesOf(consents, view);
  return document({
    status: 200,
    outcome: done === undefined ? 'shown' : 'saved',
    language,
    settings,
    title: words.title(settings.brand.name),
    main: html`${done === undefined ? NOTHING : html`<p role="status">${words[done]}</p>`}
<p>${words.explain}</p>
<form method="post" action="?lang=${language}">
${hidden(FIELDS.edit, edit)}
${choices.map((choice, index) => choiceFields(choice, index, language))}
${preferredFields(traits.preferredChannel, language)}
<button>${words.save}</button>
<button class="second" name="${FIELDS.stop}" value="everything" aria-describedby="stop-explain">${words.stop}</button>
<p class="quiet" id="stop-explain">${words.stopExplain}</p>
</form>`,
  });
}

function choiceFields(choice: Choice, index: number, language: PageLanguage): Html {
  const { channel: channels } = PAGE_WORDS[language];
  const about =
    choice.about === undefined ? NOTHING : html`<p id="about-${String(index)}">${choice.about}</p>`;
  const boxes = choice.boxes.map((box) => {
    const name = boxName(box);
    return html`${hidden(FIELDS.shown, name)}${box.on ? hidden(FIELDS.was, name) : NOTHING}<label><input type="checkbox" name="${FIELDS.on}" value="${name}"${box.on ? CHECKED : NOTHING}> ${channels[box.channel]}</label>
`;
  });
  const describedBy = choice.about === undefined ? NOTHING : html` aria-describedby="about-${String(index)}"`;
  return html`<fieldset${describedBy}>
<legend>${choice.title}</legend>
${about}
${boxes}</fieldset>
`;
}

function preferredFields(preferred: unknown, language: PageLanguage): Html {
  const { preferences: words, channel: names } = PAGE_WORDS[language];
  const now = CHANNELS.find((one) => one === preferred) ?? '';
  const options = [
    ['', words.noPreference],
    ...CHANNELS.map((channel) => [channel, names[channel]] as const),
  ] as const;
  return html`<fieldset>
<legend>${words.preferred}</legend>
${hidden(FIELDS.wasPreferred, now)}
${options.map(
  ([value, title]) =>
    html`<label><input type="radio" name="${FIELDS.preferred}" value="${value}"${value === now ? CHECKED : NOTHING}> ${title}</label>
`,
)}</fieldset>`;
}

const CHECKED = html` checked`;

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}
