import { describe, expect, it } from 'vitest';
import { textPart } from '../../lib/project/text-part.ts';

describe('the text part of an e-mail', () => {
  it('has the words and where links lead', () => {
    expect(textPart('<h1>Hello</h1><p>Come <a href="https://shop.example">in</a></p>')).toBe(
      'Hello\n\nCome in (https://shop.example)',
    );
  });

  it('says an address once', () => {
    expect(textPart('<a href="https://a.example">https://a.example</a>')).toBe('https://a.example');
    expect(textPart('Write to <a href="mailto:a@b.example">a@b.example</a>')).toBe('Write to a@b.example');
    expect(textPart('<a href="mailto:{{ brand.contact }}">{{ brand.contact }}</a>')).toBe(
      '{{ brand.contact }}',
    );
    expect(textPart('<a href="tel:{{ brand.contact }}">{{ brand.contact }}</a>')).toBe('{{ brand.contact }}');
    expect(textPart('Call <a href="tel:+82 2-000-0000">+82 2-000-0000</a>')).toBe('Call +82 2-000-0000');
  });

  it('leaves Liquid as it stands, however long the line and however large the heading', () => {
    const liquid =
      '{{ customer.firstName | default: "somebody whose first name we have unfortunately never been told" }}';
    for (const tag of ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'td']) {
      expect(textPart(`<${tag}>${liquid}</${tag}>`)).toBe(liquid);
    }
  });

  it('leaves out the line that mail programs show beside the subject', () => {
    expect(textPart('<div style="display:none;font-size:1px">Preview</div><p>Hello</p>')).toBe('Hello');
  });

  it('keeps the lines of a loop together', () => {
    const html = '<div>{% for item in entry.items %}<p>{{ item.name }}</p>{% endfor %}<p>Bye</p></div>';
    expect(textPart(html)).toBe('{% for item in entry.items %}{{ item.name }}\n\n{% endfor %}Bye');
  });
});
