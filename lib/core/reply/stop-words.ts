/**
 * Words that end it by themselves, as the whole text or its first word: those of the FCC (47 CFR 64.1200(a)(10)), of CTIA's
 * handbook, those that AWS honours
 * (https://docs.aws.amazon.com/sms-voice/latest/userguide/keywords-required.html), and the French one of Canada.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'end',
  'cancel',
  'unsubscribe',
  'quit',
  'revoke',
  'optout',
  'remove',
  'arret',
  'arreter',
  'desabonner',
]);

/** Only as the whole text, for they begin other sentences too. `td` is one of AWS's. */
export const STOP_TEXTS: ReadonlySet<string> = new Set([
  'opt out',
  'stop all',
  'td',
  'no more',
  'enough',
  '취소',
  '싫어요',
  '차단',
]);

/**
 * How a Korean refusal begins, whatever ending follows: 수신거부합니다, 그만 보내세요, 중지해 주세요. Spaces do not count: they are
 * set freely.
 */
export const KOREAN_STOP_STEMS: readonly string[] = [
  '수신거부',
  '수신차단',
  '수신중지',
  '수신해지',
  '무료거부',
  '무료수신거부',
  '광고거부',
  '문자거부',
  '거부',
  '그만',
  '중지',
  '중단',
  '해지',
  '스팸',
  '차단해',
  '보내지마',
  '보내지말',
  '연락하지마',
  '연락하지말',
  '문자하지마',
  '문자하지말',
];
/** Begin like one of these and mean something else: 그만큼 is "as much as that". */
export const KOREAN_NOT_STOP: readonly string[] = ['그만큼', '그만한', '중지손', '거부감'];

export const HELP_WORDS: ReadonlySet<string> = new Set(['help', 'info', 'aide', '도움말', '도움', '문의']);
export const START_TEXTS: ReadonlySet<string> = new Set([
  'start',
  'unstop',
  '수신동의',
  '재수신',
  '수신재개',
]);
