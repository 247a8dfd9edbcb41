import type { PageRequest } from './page.ts';

/**
 * Did a program follow the link, not a person? Mail gateways open links to look for malware, chats to draw a preview,
 * browsers ahead of a click. Who hides behind a browser's name is not found out; SES has the same limit.
 */
export function isMachine({ method, headers }: Pick<PageRequest, 'method' | 'headers'>): boolean {
  const agent = headers['user-agent']?.trim() ?? '';
  const purpose = headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-moz'] ?? '';
  return method === 'HEAD' || agent === '' || SCANNERS.test(agent) || /prefetch|preview/i.test(purpose);
}

/** Of a telephone, `CUBOT` is no bot; the browser inside KakaoTalk is a person's, its `kakaotalk-scrap` is not. */
const SCANNERS = new RegExp(
  [
    String.raw`(?<!cu)bot\b`,
    'crawl',
    'spider',
    'scan',
    'preview',
    'barracuda',
    'proofpoint',
    'mimecast',
    'trendmicro',
    'symantec',
    'urldefense',
    'googleimageproxy',
    'google-safety',
    'yahoomailproxy',
    'facebookexternalhit',
    'kakaotalk-scrap',
    String.raw`\byeti\/`,
    'headlesschrome',
    String.raw`^(curl|wget|python|java|go-http-client|libwww|node|axios|okhttp|ruby|php)\b`,
  ].join('|'),
  'i',
);
