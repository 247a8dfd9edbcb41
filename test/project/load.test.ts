import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STEP_TASKS } from '../../lib/core/journey/compiled.ts';
import { compileProject } from '../../lib/project/compile-project.ts';
import { loadProject } from '../../lib/project/load.ts';
import type { Project } from '../../lib/project/project.ts';
import { aWorkflowsFolder, type Files, helloMessage, mjml, welcomeJourney } from './a-workflows-folder.ts';

async function load(files?: Files) {
  return loadProject(await aWorkflowsFolder(files));
}

async function loaded(files?: Files): Promise<Project> {
  const read = await load(files);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics, null, 2));
  return read.value;
}

/** `messages/hello/email.en.mjml:5 mjml: …`, one line for each diagnostic. */
async function mistakes(files: Files): Promise<string[]> {
  const folder = await aWorkflowsFolder(files);
  const { diagnostics } = await loadProject(folder);
  return diagnostics.map(({ rule, message, place }) => {
    const where = place === undefined ? '?' : `${place.file.replace(`${folder}/`, '')}:${place.line}`;
    return `${where} ${rule}: ${message.replaceAll(folder, 'workflows')}`;
  });
}

describe('a workflows folder', () => {
  it('gives its settings, segments, messages and journeys', async () => {
    const project = await loaded();
    expect(project.settings).toMatchObject({ locale: 'en', zone: 'UTC', brand: { name: 'Maru' } });
    expect(project.segments).toMatchObject({ vip: { when: { trait: 'tier', equals: 'vip' } } });
    expect(project.journeys.map(({ journey }) => journey.id)).toEqual(['welcome']);
    expect(project.messages.hello?.file.topic).toBe('tips');
  });

  it('may do without segments', async () => {
    const { entry, ...rest } = welcomeJourney;
    const journey = { ...rest, entry: { event: entry.event } };
    expect(
      (await loaded({ 'segments/vip.json': undefined, 'journeys/welcome.json': journey })).segments,
    ).toEqual({});
  });

  it('compiles its messages: MJML is HTML with a text part, Liquid is still in place', async () => {
    const compiled = (await loaded()).messages.hello?.compiled;
    expect(compiled).toMatchObject({
      id: 'hello',
      email: { en: { subject: 'Hello {{ customer.firstName }}', text: 'Hello {{ customer.firstName }}' } },
      sms: { en: { text: 'Hello {{ customer.firstName }}' } },
    });
    expect(compiled?.email.en?.html).toMatch(/^<!doctype html>.*>Hello \{\{ customer\.firstName \}\}</s);
  });

  it('puts the subject and the preheader into the mail, where they are not seen, and not into its text', async () => {
    const project = await loaded({
      'messages/hello/message.json': {
        ...helloMessage,
        subject: { en: 'Bread & {{ customer.firstName }}' },
        preheader: { en: 'For <you>, {{ customer.firstName | default: "you & yours" }}' },
      },
    });
    const { html = '', text = '' } = project.messages.hello?.compiled.email.en ?? {};
    expect(html).toContain('<title>Bread &amp; {{ customer.firstName }}</title>');
    expect(html).toMatch(
      /<body[^>]*><div style="display:none[^>]*>For &lt;you&gt;, \{\{ customer\.firstName \| default: "you & yours" \}\}/,
    );
    expect(text).toBe('Hello {{ customer.firstName }}');
  });

  it('takes a decoration for what it says it is', async () => {
    const files = {
      'messages/hello/email.en.mjml': mjml('Hi', '<mj-image src="https://shop.example/a.png" alt="" />'),
    };
    expect(await mistakes(files)).toEqual([]);
  });

  it('may have values in quotes, and the brand in a style', async () => {
    const email = mjml(
      '<a href="{{ entry.total }}" title=\'{{ customer.firstName | default: "x" }}\'>go</a>',
    );
    const styled = email.replace(
      '<mj-body>',
      '<mj-head><mj-style>a { color: {{ brand.color }} }</mj-style></mj-head><mj-body>',
    );
    expect(await mistakes({ 'messages/hello/email.en.mjml': styled })).toEqual([]);
  });

  it('shares layouts between its e-mails', async () => {
    const project = await loaded({
      'layout/footer.mjml':
        '<mj-section><mj-column><mj-text>Bye from {{ brand.name }}</mj-text></mj-column></mj-section>',
      'messages/hello/email.en.mjml':
        '<mjml><mj-body><mj-include path="../../layout/footer.mjml" /></mj-body></mjml>',
    });
    expect(project.messages.hello?.compiled.email.en?.text).toBe('Bye from {{ brand.name }}');
  });

  it('names a message by its content: the same words, the same hash', async () => {
    const first = (await loaded()).messages.hello?.hash;
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect((await loaded()).messages.hello?.hash).toBe(first);
    expect((await loaded({ 'messages/hello/sms.en.liquid': 'Hi' })).messages.hello?.hash).not.toBe(first);
  });

  it('notices a change in what an e-mail includes', async () => {
    const including = '<mjml><mj-body><mj-include path="../../layout/a.mjml" /></mj-body></mjml>';
    const withFooter = async (words: string) =>
      loaded({
        'messages/hello/email.en.mjml': including,
        'layout/a.mjml': '<mj-include path="b.mjml" />',
        'layout/b.mjml': `<mj-section><mj-column><mj-text>${words}</mj-text></mj-column></mj-section>`,
      });
    const text = async (words: string) => (await withFooter(words)).messages.hello?.compiled.email.en?.text;
    expect([await text('one'), await text('two')]).toEqual(['one', 'two']);
  });

  it('compiles its journeys with the words and segments that they use', async () => {
    const resources = Object.fromEntries(STEP_TASKS.map((task) => [task, task])) as Record<
      (typeof STEP_TASKS)[number],
      string
    >;
    const project = await loaded();
    const [compiled] = compileProject(project, resources).journeys;
    expect(compiled).toMatchObject({
      triggers: { id: 'welcome', entry: { event: 'Signed Up', if: { trait: 'tier', equals: 'vip' } } },
      messages: { hello: project.messages.hello?.hash },
    });
  });

  it('is the one of this repository, without a doubt', async () => {
    expect(await loadProject('workflows')).toMatchObject({ ok: true, diagnostics: [] });
  });
});

describe('mistakes', () => {
  it('are those of all files at once', async () => {
    const found = await mistakes({
      'settings.json': '{',
      'segments/vip.json': '{}',
      'messages/hello/sms.en.liquid': '{% if %}',
      'journeys/welcome.json': { ...welcomeJourney, purpose: 'fun' },
    });
    const files = new Set(found.map((line) => line.replace(/:.*/, '')));
    expect([...files]).toEqual([
      'settings.json',
      'segments/vip.json',
      'messages/hello/sms.en.liquid',
      'journeys/welcome.json',
    ]);
  });

  it('of a message or a segment are not put on the journey that uses it', async () => {
    const found = await mistakes({
      'segments/vip.json': '{',
      'messages/hello/message.json': '{',
    });
    expect(found.map((line) => line.replace(/ .*/, ''))).toEqual([
      'segments/vip.json:1',
      'messages/hello/message.json:1',
    ]);
  });

  it('of segments that name each other are put on the segments, whether or not a journey uses them', async () => {
    const found = await mistakes({
      'segments/a.json': { id: 'a', title: 'A', when: { segment: 'b' } },
      'segments/b.json': { id: 'b', title: 'B', when: { not: { segment: 'a' } } },
      'segments/c.json': { id: 'c', title: 'C', when: { segment: 'vpi' } },
    });
    expect(found).toEqual([
      'segments/a.json:5 segments-end: segment "a" leads round in a circle: a → b → a',
      'segments/b.json:6 segments-end: segment "b" leads round in a circle: b → a → b',
      'segments/c.json:5 segments-exist: segment "vpi" does not exist',
    ]);
  });

  it('of events that no file describes are told, once there is a file for any event', async () => {
    const signedUp = { event: 'Signed Up', title: 'Signed up' };
    const found = await mistakes({
      'events/signed-up.json': signedUp,
      'segments/vip.json': { id: 'vip', title: 'VIP', when: { event: 'Order Complete' } },
      'journeys/welcome.json': {
        ...welcomeJourney,
        exit: [{ event: 'Sigend Up' }, { event: 'Consent Changed' }, { event: 'Cheered' }],
        steps: [{ id: 'cheer', emit: { event: 'Cheered' } }],
      },
    });
    expect(found).toEqual([
      'segments/vip.json:5 events-are-known: there is no file for the event "Order Complete", so that it is not taken in',
      'journeys/welcome.json:22 events-are-known: there is no file for the event "Sigend Up", so that it is not taken in',
    ]);
  });

  it('of journeys that let customers into each other are told at the first of them', async () => {
    const found = await mistakes({
      'journeys/welcome.json': {
        ...welcomeJourney,
        entry: { event: 'Signed Up', reentry: 'afterEnd' },
        steps: [{ id: 'once-more', emit: { event: 'Signed Up' } }],
      },
    });
    expect(found).toEqual([
      'journeys/welcome.json:11 journeys-do-not-go-round: customers may go round for ever: welcome → welcome',
    ]);
  });

  it('of one message do not make others look wrong', async () => {
    const found = await mistakes({
      'messages/other/message.json': '{',
      'journeys/welcome.json': {
        ...welcomeJourney,
        steps: [
          ...welcomeJourney.steps,
          { id: 'other', send: { message: 'other', channel: ['email', 'sms'] } },
        ],
      },
    });
    expect(found.map((line) => line.replace(/ .*/, ''))).toEqual(['messages/other/message.json:1']);
  });

  it.each<[string, Files, string]>([
    [
      'no settings',
      { 'settings.json': undefined },
      'settings.json:1 files-exist: there is no workflows/settings.json, which says who the messages come from',
    ],
    [
      'no journeys',
      { 'journeys/welcome.json': undefined },
      'journeys:1 files-exist: there is no journey in workflows/journeys',
    ],
    [
      'a folder without message.json',
      { 'messages/hi/sms.en.liquid': 'Hi' },
      'messages/hi/message.json:1 files-exist: the message "hi" has no message.json',
    ],
    [
      'another id than the folder has',
      { 'messages/hello/message.json': { ...helloMessage, id: 'hullo' } },
      'messages/hello/message.json:2 ids-match-files: the message is called "hullo" but lies in the folder "hello"',
    ],
    [
      'no content',
      { 'messages/hi/message.json': { ...helloMessage, id: 'hi', subject: {} } },
      'messages/hi/message.json:1 content-files: the message has no content; it needs an email.<language>.mjml or an sms.<language>.liquid',
    ],
    [
      'a misspelt file',
      { 'messages/hello/sms.ko.liqiud': 'Hi' },
      'messages/hello/message.json:1 content-files: sms.ko.liqiud is not used',
    ],
    [
      'a language that there is not',
      { 'messages/hello/sms.korean_language.liquid': 'Hi' },
      'messages/hello/message.json:1 content-files: sms.korean_language.liquid is not used',
    ],
    [
      'an e-mail without a subject',
      { 'messages/hello/email.ko.mjml': mjml('안녕') },
      'messages/hello/message.json:6 subjects: there is email.ko.mjml, but no subject in "ko"',
    ],
    [
      'a subject without an e-mail',
      { 'messages/hello/message.json': { ...helloMessage, subject: { en: 'Hello', ko: '안녕' } } },
      'messages/hello/message.json:8 subjects: there is a subject in "ko", but no email.ko.mjml',
    ],
    [
      'a subject that is no Liquid',
      {
        'messages/hello/message.json': { ...helloMessage, subject: { en: 'Hi {{ customer.name | shout }}' } },
      },
      'messages/hello/message.json:7 liquid: undefined filter: shout',
    ],
    [
      'an e-mail without the preheader that others have',
      {
        'messages/hello/message.json': {
          ...helloMessage,
          subject: { en: 'Hello', ko: '안녕' },
          preheader: { en: 'Good to have you here' },
        },
        'messages/hello/email.ko.mjml': mjml('안녕'),
      },
      'messages/hello/message.json:20 preheaders: there is email.ko.mjml, but no preheader in "ko"',
    ],
    [
      'a preheader without an e-mail',
      {
        'messages/hello/message.json': {
          ...helloMessage,
          subject: { en: 'Hello' },
          preheader: { en: 'Good to have you here', ko: '반가워요' },
        },
      },
      'messages/hello/message.json:21 preheaders: there is a preheader in "ko", but no email.ko.mjml',
    ],
    [
      'a preheader that is no Liquid',
      { 'messages/hello/message.json': { ...helloMessage, preheader: { en: '{{ brand.name | shout }}' } } },
      'messages/hello/message.json:20 liquid: undefined filter: shout',
    ],
    [
      'a topic that customers cannot choose',
      { 'messages/hello/message.json': { ...helloMessage, topic: 'tip' } },
      'messages/hello/message.json:4 topics-exist: the topic "tip" is not in settings.json',
    ],
    [
      'a picture without words',
      { 'messages/hello/email.en.mjml': mjml('Hi', '\n<mj-image src="https://shop.example/a.png" />') },
      'messages/hello/email.en.mjml:6 pictures-have-words: the picture has no alt text',
    ],
    [
      'a value without quotes in a tag',
      { 'messages/hello/email.en.mjml': mjml('\n<a href={{ entry.url }}>go</a>') },
      'messages/hello/email.en.mjml:6 values-in-their-place: a value stands in this tag without quotes around it',
    ],
    [
      "a customer's word in a style",
      {
        'messages/hello/email.en.mjml': mjml('Hi').replace(
          '<mj-body>',
          '<mj-head><mj-style>a { color: {{ customer.color }} }</mj-style></mj-head><mj-body>',
        ),
      },
      'messages/hello/email.en.mjml:2 values-in-their-place: this style holds what a customer or an event says',
    ],
    [
      'an SMS that is no Liquid',
      { 'messages/hello/sms.en.liquid': 'Hello\n{% if customer.vip %}' },
      'messages/hello/sms.en.liquid:2 liquid: tag {% if customer.vip %} not closed',
    ],
    [
      'an e-mail that is no Liquid',
      { 'messages/hello/email.en.mjml': mjml('{{ customer.name | raw }}') },
      'messages/hello/email.en.mjml:5 liquid: undefined filter: raw',
    ],
    [
      'an element that MJML does not have',
      { 'messages/hello/email.en.mjml': mjml('Hi', '\n<mj-txt>x</mj-txt>') },
      "messages/hello/email.en.mjml:6 mjml: mj-txt: Element mj-txt doesn't exist or is not registered",
    ],
    [
      'an attribute that MJML does not have',
      { 'messages/hello/email.en.mjml': mjml('Hi', '\n<mj-text colour="red">x</mj-text>') },
      'messages/hello/email.en.mjml:6 mjml: mj-text: Attribute colour is illegal',
    ],
    [
      'no MJML at all',
      { 'messages/hello/email.en.mjml': 'Hello' },
      'messages/hello/email.en.mjml:1 mjml: Parsing failed. Check your mjml.',
    ],
    [
      'an include that is not there',
      { 'messages/hello/email.en.mjml': mjml('Hi', '\n<mj-include path="../../layout/no.mjml" />') },
      'messages/hello/email.en.mjml:6 includes-exist: there is no ../../layout/no.mjml to include in workflows',
    ],
    [
      'an include from outside',
      { 'messages/hello/email.en.mjml': mjml('Hi', '\n<mj-include path="../../../../etc/hostname" />') },
      'messages/hello/email.en.mjml:6 includes-exist: there is no ../../../../etc/hostname to include in workflows',
    ],
    [
      'a mistake in what is included',
      {
        'layout/a.mjml': '<mj-section>\n<mj-txt>x</mj-txt></mj-section>',
        'messages/hello/email.en.mjml':
          '<mjml><mj-body><mj-include path="../../layout/a.mjml" /></mj-body></mjml>',
      },
      "layout/a.mjml:2 mjml: mj-txt: Element mj-txt doesn't exist or is not registered",
    ],
    [
      'a variable that a sample lacks',
      { 'messages/hello/sms.en.liquid': '{{ entry.sum }}' },
      'messages/hello/message.json:10 samples-render: the SMS in "en" cannot be written for this sample: undefined variable: entry.sum',
    ],
    [
      'a long SMS',
      { 'messages/hello/sms.en.liquid': 'Hello '.repeat(100) },
      'messages/hello/message.json:10 sms-parts: the SMS in "en" is sent, and billed, as 4 messages',
    ],
    [
      'an SMS that a curly quote makes dear',
      { 'messages/hello/sms.en.liquid': `It’s ${'Hello '.repeat(12)}` },
      'messages/hello/message.json:10 sms-parts: the SMS in "en" is sent, and billed, as 2 messages',
    ],
  ])('name the place of %s', async (_, files, expected) => {
    expect(await mistakes(files)).toContain(expected);
  });

  it('leave no project', async () => {
    expect((await load({ 'messages/hello/sms.en.liquid': '{{ entry.sum }}' })).ok).toBe(false);
  });

  it('that are only doubts leave one', async () => {
    expect((await load({ 'messages/hello/notes.txt': 'x' })).ok).toBe(true);
  });

  it('are all that a folder has that is not there', async () => {
    const folder = await aWorkflowsFolder();
    const { diagnostics } = await loadProject(join(folder, 'nowhere'));
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['files-exist', 'files-exist']);
  });
});
