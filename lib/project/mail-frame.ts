/**
 * Puts into a mail what stands around its text: the subject as the title that screen readers say, and the preheader, the
 * line that mailboxes show behind the subject, hidden in the mail itself.
 * @param html as MJML makes it: with an empty title and a body  @param words templates, as message.json has them
 */
export function inFrame(
  html: string,
  words: { readonly subject: string; readonly preheader: string | undefined },
): string {
  const titled = html.replace('<title></title>', () => `<title>${asHtml(words.subject)}</title>`);
  if (words.preheader === undefined) return titled;
  const line = hidden(`${asHtml(words.preheader)}${FILLING}`);
  return titled.replace(/<body[^>]*>/, (body) => `${body}${line}`);
}

/** As mj-preview does it; text-part.ts knows it by its beginning. */
function hidden(html: string): string {
  return `<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">${html}</div>`;
}

/** Blanks that nothing joins: without them mailboxes fill their line with the beginning of the text. */
const FILLING = '&#847;&zwnj;&nbsp;'.repeat(60);

/** Plain text to HTML, but for what Liquid is to read. */
function asHtml(template: string): string {
  return template
    .split(/(\{\{.*?\}\}|\{%.*?%\})/s)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
