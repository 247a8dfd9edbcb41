/** A piece of HTML: text that went into it is escaped. */
export type Html = { readonly html: string };

/** `html\`<b>${name}</b>\``: values are escaped, pieces and lists of pieces are not. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const inner = values.map((value) => {
    if (typeof value === 'string') return escaped(value);
    return 'html' in value ? value.html : value.map((one) => one.html).join('');
  });
  return { html: parts.reduce((text, part, index) => `${text}${inner[index - 1] ?? ''}${part}`) };
}

export const NOTHING: Html = { html: '' };

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
