/**
 * The language to write in: the one wanted, a broader one of it (`ko-KR` → `ko`), or the fallback.
 * @param wanted BCP 47, as the customer's `locale` trait has it; `ko_KR` is understood too
 * @param available the languages that the message has
 * @param fallback the company's own; where the message lacks it too, the first that it has
 */
export function chooseLocale(
  wanted: string | undefined,
  available: readonly string[],
  fallback: string,
): string {
  for (const candidate of [...broader(wanted ?? ''), ...broader(fallback)]) {
    const found = available.find((one) => one.toLowerCase() === candidate);
    if (found !== undefined) return found;
  }
  return available[0] ?? fallback;
}

/** `zh-hant-tw`, `zh-hant`, `zh`: the look-up of RFC 4647 §3.4. */
function broader(locale: string): string[] {
  const subtags = locale.toLowerCase().replaceAll('_', '-').split('-');
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join('-'));
}
