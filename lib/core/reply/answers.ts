import type { Settings } from '../settings.ts';

/**
 * What is answered to a reply, without a word of advertising, in one part where the company's name is short. CTIA asks for
 * the name, how to get help, how to end it, and what it costs.
 */
export function replyAnswer(
  heard: 'stop' | 'help' | 'start',
  { brand }: Settings,
  language: 'en' | 'ko',
): string {
  const contact = brand.contact ?? brand.site ?? brand.address;
  return ANSWERS[language][heard](brand.name, contact);
}

type Answer = (brand: string, contact: string) => string;

const ANSWERS: Readonly<Record<'en' | 'ko', Readonly<Record<'stop' | 'help' | 'start', Answer>>>> = {
  en: {
    stop: (brand) =>
      `${brand}: You are unsubscribed and will get no more texts. Reply START to get them again.`,
    help: (brand, contact) =>
      `${brand}: For help: ${contact} Reply STOP to get no more texts. Msg&data rates may apply.`,
    start: (brand) =>
      `${brand}: You will get our texts again; how many varies. Reply HELP for help, STOP to end. Msg&data rates may apply.`,
  },
  ko: {
    stop: (brand) => `[${brand}] 수신거부가 완료되었습니다. 다시 받으시려면 START로 답장해 주세요.`,
    help: (brand, contact) => `[${brand}] 문의: ${contact} 수신거부를 원하시면 STOP으로 답장해 주세요.`,
    start: (brand) => `[${brand}] 문자를 다시 보내 드립니다. 수신거부를 원하시면 STOP으로 답장해 주세요.`,
  },
};

/** The number tells, or the letters: a phone has no profile here. */
export function replyLanguage(number: string, text: string): 'en' | 'ko' {
  return number.startsWith('+82') || /\p{Script=Hangul}/u.test(text) ? 'ko' : 'en';
}
