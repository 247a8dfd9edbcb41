/** The countries that a text in this language is written for. */
export function countriesOfLocale(locale: string): readonly string[] {
  const [language = '', ...subtags] = locale.toLowerCase().replaceAll('_', '-').split('-');
  const region = subtags.find((one) => /^[a-z]{2}$/.test(one))?.toUpperCase();
  const home = HOME_OF[language];
  return [...new Set([...(home === undefined ? [] : [home]), ...(region === undefined ? [] : [region])])];
}

/** Languages that are written for one country above all. */
const HOME_OF: Readonly<Record<string, string>> = { ko: 'KR', ja: 'JP' };
