import { Liquid } from 'liquidjs';
import type { Channel } from '../lib/core/channel/definition.ts';
import { renderMessage } from '../lib/core/message/render.ts';
import { SAMPLE_LINKS } from '../lib/core/message/sample-links.ts';
import type { Benches } from './bench.ts';
import { shippedProject } from './shipped-project.ts';

const { settings, messages } = await shippedProject();
const message = messages['cart-reminder'];
const [sample] = message?.file.samples ?? [];
if (message === undefined || sample === undefined) throw new Error('there is no cart-reminder');
const { compiled } = message;
const context = { ...sample, brand: settings.brand, links: SAMPLE_LINKS };
const order = { message: compiled, zone: settings.zone, context };

const render = (channel: Channel, locale: string) => () => {
  const result = renderMessage({ ...order, channel, locale });
  if (!result.ok) throw new Error(result.reason);
};

const html = compiled.email.en?.html ?? '';
const bare = new Liquid();
for (const filter of ['money', 'date', 'time']) bare.registerFilter(filter, String);
const parsed = bare.parse(html);

export const benches: Benches = {
  'render an e-mail: subject, HTML, text': render('email', 'en'),
  'render an e-mail in Korean': render('email', 'ko'),
  'render an SMS': render('sms', 'en'),
  [`Liquid alone, its HTML (${html.length} characters) parsed once`]: () => bare.renderSync(parsed, context),
  'Liquid alone, parsed each time': () => bare.parseAndRenderSync(html, context),
};
