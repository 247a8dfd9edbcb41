/** The languages of a message by channel, as the names of its files tell: `email.ko.mjml`, `sms.en.liquid`. */
export type ContentFiles = {
  readonly email: readonly string[];
  readonly sms: readonly string[];
  /** Names that mean nothing here, most likely misspelt. */
  readonly strange: readonly string[];
};

export function contentFiles(names: readonly string[]): ContentFiles {
  const visible = names.filter((name) => !name.startsWith('.') && name !== 'message.json').toSorted();
  const email = visible.flatMap((name) => localeOf(name, /^email\.([\w-]+)\.mjml$/));
  const sms = visible.flatMap((name) => localeOf(name, /^sms\.([\w-]+)\.liquid$/));
  const known = new Set([...email.map(emailFile), ...sms.map(smsFile)]);
  return { email, sms, strange: visible.filter((name) => !known.has(name)) };
}

export const emailFile = (locale: string): string => `email.${locale}.mjml`;
export const smsFile = (locale: string): string => `sms.${locale}.liquid`;

function localeOf(name: string, pattern: RegExp): string[] {
  const locale = pattern.exec(name)?.[1];
  return locale !== undefined && isLocale(locale) ? [locale] : [];
}

/** Is it a BCP 47 tag, as numbers and dates will be written by? */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
