const PAGE_LANGUAGES = ['en', 'ko'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** The language that was asked for by hand, else the browser's, else the customer's, else the company's; else English. */
export function pageLanguage(wanted: {
  /** `?lang=ko` */
  readonly query: string | undefined;
  /** `Accept-Language: ko-KR,ko;q=0.9,en;q=0.8` */
  readonly accept: string | undefined;
  /** The customer's `locale` trait. */
  readonly profile: unknown;
  readonly company: string;
}): PageLanguage {
  const candidates = [wanted.query, ...byPreference(wanted.accept ?? ''), wanted.profile, wanted.company];
  for (const candidate of candidates) {
    if (typeof candidate !== 'string') continue;
    const [primary] = candidate.toLowerCase().split(/[-_]/);
    const found = PAGE_LANGUAGES.find((one) => one === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** RFC 9110 §12.5.4: the most wanted first; those with the same weight in their order. */
function byPreference(accept: string): readonly string[] {
  const ranges = accept
    .slice(0, 1000)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
      const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    });
  return ranges
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
