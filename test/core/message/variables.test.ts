import { describe, expect, it } from 'vitest';
import { templateVariables } from '../../../lib/core/message/variables.ts';

/** `entry.total` where it must be there, `entry.total?` where not. */
function variables(source: string): string[] {
  return templateVariables(source).map(({ path, optional }) => path.join('.') + (optional ? '?' : ''));
}

describe('what a template asks for', () => {
  it('is each path once', () => {
    expect(variables('{{ customer.firstName }}, {{ customer.firstName }}: {{ entry.total }}')).toEqual([
      'customer.firstName',
      'entry.total',
    ]);
  });

  it('includes what filters name', () => {
    expect(variables('{{ entry.total | money: entry.currency }}')).toEqual(['entry.total', 'entry.currency']);
  });

  it('includes members of lists', () => {
    expect(variables("{{ entry.items[0]['unit price'] }}")).toEqual(['entry.items.0.unit price']);
  });

  it('does not include loop variables and what the template assigns', () => {
    expect(
      variables(
        '{% for item in entry.items %}{{ item.name }} {{ forloop.index }}{% endfor %}' +
          '{% assign rest = entry.total | minus: 5 %}{% capture line %}{{ rest }}{% endcapture %}{{ line }}',
      ),
    ).toEqual(['entry.items', 'entry.total']);
  });

  it('is the known part of a path that another variable completes', () => {
    expect(variables('{{ customer[entry.field] }}')).toEqual(['customer', 'entry.field']);
  });

  it('is nothing where there is only text', () => {
    expect(
      variables('Hello {% raw %}{{ not.asked }}{% endraw %}{% comment %}{{ nor.this }}{% endcomment %}'),
    ).toEqual([]);
  });
});

describe('a template can do without a variable', () => {
  it('that has a default', () => {
    expect(variables('{{ customer.firstName | default: "there" }}')).toEqual(['customer.firstName?']);
  });

  it('but not without what the default itself is', () => {
    expect(variables('{{ customer.nick | default: customer.firstName }}')).toEqual([
      'customer.nick?',
      'customer.firstName',
    ]);
  });

  it('that stands in conditions only', () => {
    expect(variables('{% if customer.plan == "plus" or customer.vip %}Plus{% endif %}')).toEqual([
      'customer.plan?',
      'customer.vip?',
    ]);
    expect(variables('{% unless customer.vip %}Join{% endunless %}')).toEqual(['customer.vip?']);
  });

  it('that an if has made sure of', () => {
    expect(variables('{% if customer.firstName %}Hi {{ customer.firstName }}{% endif %}')).toEqual([
      'customer.firstName?',
    ]);
    expect(
      variables(
        '{% if customer.points > 0 and customer.name %}{{ customer.points }} {{ customer.name }}{% endif %}',
      ),
    ).toEqual(['customer.points?', 'customer.name?']);
  });

  it.each([
    ['an or', '{% if customer.a or customer.b %}{{ customer.a }}{% endif %}'],
    ['an else', '{% if customer.a %}yes{% else %}{{ customer.a }}{% endif %}'],
    ['a !=', '{% if customer.a != "x" %}{{ customer.a }}{% endif %}'],
    ['a comparison with nothing', '{% if customer.a == nil %}{{ customer.a }}{% endif %}'],
    ['an unless', '{% unless customer.a %}{{ customer.a }}{% endunless %}'],
  ])('but not where %s lets a missing one through', (_, source) => {
    expect(variables(source)).toContain('customer.a');
  });

  it('but not where it is needed once without a default', () => {
    expect(variables('{{ customer.a | default: "x" }}{{ customer.a }}')).toEqual(['customer.a']);
    expect(variables('{{ customer.a }}{{ customer.a | default: "x" }}')).toEqual(['customer.a']);
  });
});
