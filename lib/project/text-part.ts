import { convert } from 'html-to-text';

/**
 * The text part of an e-mail, for those who read without HTML and for the filters that look for one. Liquid stays as it
 * stands: no line is folded and no heading shouted, for that would change the names of variables.
 */
export function textPart(html: string): string {
  const text = convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'div[style^="display:none"]', format: 'skip' }, // the preview line
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
  return text
    .replace(/[ \t\u00a0\u200a]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(\{\{.*?\}\}|\+?\d[\d -]*) \((?:tel:)?\1\)/g, '$1') // the same as above, for variables and numbers
    .replace(/^(\{%.*%\})\n+/gm, '$1') // a tag alone on its line would leave an empty one behind
    .trim();
}
