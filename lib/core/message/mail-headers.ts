import type { Purpose } from '../journey/definition.ts';
import type { MessageLinks } from './make-links.ts';

/**
 * The header lines by which mail programs unsubscribe their readers with one click: RFC 8058 §3.1 asks for one HTTPS
 * address. What a customer waits for has nothing to unsubscribe from.
 */
export function mailHeaders(
  purpose: Purpose,
  { oneClick }: Pick<MessageLinks, 'oneClick'>,
): Readonly<Record<string, string>> {
  if (purpose === 'transactional') return {};
  return {
    'List-Unsubscribe': `<${oneClick}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
