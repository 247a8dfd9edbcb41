import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { languagePreviews } from '../../../lib/cli/preview/language-preview.ts';
import type { PreviewOrder } from '../../../lib/cli/preview/preview.ts';
import { previewPage } from '../../../lib/cli/preview/preview-page.ts';
import { loadProject } from '../../../lib/project/load.ts';

const read = await loadProject('workflows');
if (!read.ok) throw new Error('the workflows have mistakes: npx sojourn validate');
const { settings, messages } = read.value;
const message = messages['cart-offer'];
const [sample] = message?.file.samples ?? [];
if (message === undefined || sample === undefined) throw new Error('there is no cart-offer');

const order: PreviewOrder = {
  message,
  settings,
  ...sample,
  journey: { id: 'abandoned-cart', purpose: 'marketing' },
  now: Date.UTC(2026, 10, 24, 3), // noon in Seoul
};
const pageOf = (change: Partial<PreviewOrder> = {}, only?: string) => {
  const changed = { ...order, ...change };
  return previewPage(changed, languagePreviews(changed, only));
};

type Element = DefaultTreeAdapterMap['element'];
function elements(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']) => {
    if (defaultTreeAdapter.isElementNode(node)) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const frames = (html: string) => elements(html).filter(({ tagName }) => tagName === 'iframe');

describe('the preview of a message', () => {
  const page = pageOf();

  it('shows all its languages side by side, each mail by day and by night', () => {
    const sections = elements(page).filter(({ tagName }) => tagName === 'section');
    expect(sections.map((section) => attribute(section, 'lang'))).toEqual(['en', 'ko']);
    expect(frames(page).map((frame) => attribute(frame, 'title'))).toEqual([
      '(광고) 5% off the cart you left, by day',
      '(광고) 5% off the cart you left, by night',
      '(광고) 담아 두신 상품, 5% 할인해 드려요, by day',
      '(광고) 담아 두신 상품, 5% 할인해 드려요, by night',
    ]);
  });

  it('answers in each mail whether it is night, whatever the browser says', () => {
    const [day = '', night = ''] = frames(page).map((frame) => attribute(frame, 'srcdoc'));
    expect(day).toContain('@media (max-width: 0)');
    expect(night).toContain('@media (min-width: 0)');
    expect(page).not.toContain('prefers-color-scheme');
  });

  it('runs nothing and loads nothing of its own', () => {
    const tags = elements(page);
    expect(tags.filter(({ tagName }) => ['script', 'link', 'img'].includes(tagName))).toEqual([]);
    expect(
      frames(page).every((frame) => attribute(frame, 'sandbox')?.includes('allow-scripts') === false),
    ).toBe(true);
  });

  it('has the line of the mailbox, the header lines, the text part and the text message', () => {
    expect(page).toContain('A code for the next two days.');
    expect(page).toContain('List-Unsubscribe=One-Click');
    expect(page).toContain('Use the code (https://shop.example/carts/cart-1042?utm_source=Maru');
    expect(page).toContain('무료거부 080-000-0000');
  });

  // expected: by hand, of «(광고)[Maru]이틀간 5% 할인 코드는 CART5예요 https://shop.example/carts/cart-1042 무료거부 080-000-0000»:
  // 86 characters, more than the 70 of one part
  it('says what a text costs and why', () => {
    expect(page).toContain('86 characters: 2 parts, UCS-2, because of “광” at character 2');
    expect(page).toContain('costs 0.02');
  });

  it('says what the law changed in it, by the name of the rule', () => {
    expect(page).toContain('<b>KR-2</b> changed it');
  });

  it('can be of one language alone', () => {
    expect(frames(pageOf({}, 'ko'))).toHaveLength(2);
  });

  it('takes what a customer is called for text', () => {
    const name = '</iframe><script>alert(1)</script>';
    const named = pageOf({ customer: { ...order.customer, firstName: name } });
    expect(elements(named).map(({ tagName }) => tagName)).toEqual(
      elements(page).map(({ tagName }) => tagName),
    );
  });

  it('says why a message cannot be written', () => {
    expect(pageOf({ entry: {} })).toContain('It cannot be written: undefined variable: entry.');
  });
});
