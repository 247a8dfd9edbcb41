import { describe, expect, it } from 'vitest';
import { rewriteHtmlLinks } from '../../../lib/core/message/html-links.ts';

/** The addresses that were asked about, and the mail with each of them replaced. */
function rewritten(html: string, answer = 'https://new.example/?a=1&b="2"') {
  const asked: string[] = [];
  const result = rewriteHtmlLinks(html, (address) => {
    asked.push(address);
    return answer;
  });
  return { asked, result };
}

describe('the links of a mail', () => {
  it.each([
    ['double quotes', '<a href="https://a.example/x">go</a>'],
    ['single quotes', "<a href='https://a.example/x'>go</a>"],
    ['capitals', '<A HREF="https://a.example/x">go</A>'],
    ['room around the equals sign', '<a class="b" href = "https://a.example/x" style="c">go</a>'],
    ['a line of its own', '<a\n  href="https://a.example/x"\n>go</a>'],
    ['blanks around the address', '<a href=" https://a.example/x ">go</a>'],
    ['an area of a picture', '<area shape="rect" href="https://a.example/x">'],
    ['a comment for Outlook', '<!--[if mso]><a href="https://a.example/x">go</a><![endif]-->'],
    ['a sign that looks like the end of the tag', '<a title="1 > 0" href="https://a.example/x">go</a>'],
  ])('are found with %s', (_, html) => {
    expect(rewritten(html).asked).toEqual(['https://a.example/x']);
  });

  it.each([
    ['a picture', '<img src="https://a.example/x.png">'],
    ['a style sheet', '<link href="https://a.example/x.css">'],
    ['words', '<p>href="https://a.example/x"</p>'],
    ['a tooltip that speaks of one', `<a title=" href='https://a.example/x' ">go</a>`],
    ['an attribute with a longer name', '<a data-href="https://a.example/x">go</a>'],
    ['an abbreviation', '<abbr href="https://a.example/x">go</abbr>'],
  ])('are not taken for one in %s', (_, html) => {
    expect(rewritten(html)).toEqual({ asked: [], result: html });
  });

  it.each([
    ['&amp;', 'https://a.example/?x=1&amp;y=2', 'https://a.example/?x=1&y=2'],
    ['a bare &', 'https://a.example/?x=1&y=2', 'https://a.example/?x=1&y=2'],
    ['quotes', 'https://a.example/?q=&quot;x&#39;&#x27;&apos;', `https://a.example/?q="x'''`],
    ['numbers', 'https://a.example/&#47;&#x2f;&#X2F;', 'https://a.example////'],
    ['an escape of an escape', 'https://a.example/?q=&amp;lt;', 'https://a.example/?q=&lt;'],
  ])('are read as a browser reads %s', (_, written, address) => {
    expect(rewritten(`<a href="${written}">go</a>`).asked).toEqual([address]);
  });

  it('are written so that nothing in an address ends the attribute', () => {
    expect(rewritten(`<a href='https://a.example'>go</a>`).result).toBe(
      '<a href="https://new.example/?a=1&amp;b=&quot;2&quot;">go</a>',
    );
  });

  it('stay as they are, letter by letter, when nothing changes or a reference in them is unknown', () => {
    const html = `<a href='https://a.example/?x=1&y=2'>a</a><a href="https://a.example/&middot;">b</a>`;
    expect(rewriteHtmlLinks(html, (address) => address)).toBe(html);
    expect(rewritten('<a href="https://a.example/&middot;">b</a>').asked).toEqual([]);
  });

  it('change alone: all else of the mail stays', () => {
    const html = '<!doctype html><P title=x>&nbsp;<br/><a  class=y href="https://a.example">go</a ></P>';
    expect(rewritten(html, 'https://b.example').result).toBe(html.replace('a.example', 'b.example'));
  });
});
