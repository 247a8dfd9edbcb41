import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../../lib/core/reply/read-reply.ts';

// Words: 47 CFR 64.1200(a)(10) (stop, quit, end, revoke, opt out, cancel, unsubscribe), CTIA's handbook (STOP, END, CANCEL,
// UNSUBSCRIBE, QUIT), AWS's required keywords (ARRET CANCEL END OPT-OUT OPTOUT QUIT REMOVE STOP TD UNSUBSCRIBE).
const WORDS = [
  'stop',
  'quit',
  'end',
  'revoke',
  'opt out',
  'cancel',
  'unsubscribe',
  'ARRET',
  'CANCEL',
  'END',
  'OPT-OUT',
  'OPTOUT',
  'QUIT',
  'REMOVE',
  'STOP',
  'TD',
  'UNSUBSCRIBE',
  'STOPALL',
  'stop all',
  'arrêt',
  'ARRÊT',
  '수신거부',
  '거부',
  '그만',
  '중지',
];

const MEANT = [
  'STOP!!!',
  ' Stop. ',
  'stop 🙏',
  '🛑 stop',
  'ｓｔｏｐ',
  'S.T.O.P',
  's t o p',
  '"STOP"',
  'st\u200bop',
  'STOP please',
  'Please stop',
  'pls stop',
  'Stop texting me',
  'please stop texting me',
  'Please stop sending me these messages',
  'can you stop texting me',
  'I want you to stop texting me',
  'will you please stop',
  'stop it',
  'I said stop now',
  "Don't text me again",
  'dont message me',
  'do not contact me anymore',
  'Do not send me any more texts',
  'no more texts please',
  'No more messages',
  'take me off your list',
  'Take me off of your list!',
  'remove me',
  'please remove my number',
  'how do I unsubscribe?',
  'I would like to opt out',
  'opting out',
  'leave me alone',
  'lose my number',
  'wrong number',
  'You have the wrong person',
  'I revoke my consent',
  'unsub',
  'I do not want to receive these texts',
  'why wont you stop texting me',
  'never text me again',
  'quit texting me',
  'Arrêtez',
  'arretez de m envoyer des sms',
  'Désabonner',
  '수신 거부',
  '수신거부합니다',
  '거부합니다',
  '그만 보내세요',
  '그만보내',
  '이제 그만',
  '제발 그만 좀 보내주세요',
  '문자 보내지 마세요',
  '광고 문자 그만',
  '문자 그만 보내주세요',
  '중지해주세요',
  '더 이상 보내지 마세요',
  '연락하지 마세요',
  '광고 보내지마',
  '무료수신거부',
  '받고 싶지 않아요',
  '스팸이네',
  '수신을 원하지 않으니 보내지 말아주세요',
];

// The hard ones: they begin with the word, and carriers stop at the word.
const IN_DOUBT = ['stop by the shop tomorrow', 'end of the month works better', 'cancel my order please'];

const NOT_MEANT = [
  'thanks!',
  'ok',
  'yes',
  'See you tomorrow',
  'I will come by the shop tomorrow',
  'meet me at the bus stop',
  'this is my stop',
  "please don't stop texting me",
  'dont stop the offers',
  'I love these, never stop sending them',
  'non stop fun',
  "can't stop smiling",
  'in the end I bought two',
  'when does the sale end?',
  'the weekend is fine',
  'is my order cancelled?',
  'what a stopper',
  'can you text me when it ships?',
  'call me later',
  'where is my order',
  '1',
  '',
  '👍',
  '?',
  '네',
  '감사합니다',
  '주문 언제 오나요?',
  '주문 취소해 주세요',
  '그만큼 좋아요',
  '내일 매장에 갈게요',
  '문자 잘 받았습니다',
  '문자 주세요',
  '거긴 어디예요',
  'merci beaucoup',
  'who is this?',
  'do not call before noon, text is fine',
  'text me back',
  'send the list please',
];

describe('a reply that ends it', () => {
  it.each(WORDS)('is the word "%s"', (text) => {
    expect(readReply(text)).toEqual({ heard: 'stop', by: 'word' });
  });
  it.each(MEANT)('is "%s", however it is put', (text) => {
    expect(readReply(text).heard).toBe('stop');
  });
  it.each(IN_DOUBT)('is taken for one in doubt: "%s"', (text) => {
    expect(readReply(text).heard).toBe('stop');
  });
  it('is the word with whatever marks, spaces and capitals stand around it', () => {
    const marks = fc.stringMatching(/^[ .!?,"'()*~…。！🙏🛑👍\n\t-]{0,6}$/u);
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), marks, marks, fc.boolean(), (word, before, after, capitals) => {
        const text = `${before}${capitals ? word.toUpperCase() : word.toLowerCase()}${after}`;
        expect(readReply(text).heard).toBe('stop');
      }),
    );
  });
  it('is told apart by the rule that recognized it', () => {
    expect(readReply('take me off your list')).toEqual({ heard: 'stop', by: 'off-the-list' });
  });
});

describe('a reply that does not end it', () => {
  it.each(NOT_MEANT)('is "%s"', (text) => {
    expect(readReply(text).heard).toBe('other');
  });
});

describe('other words', () => {
  it.each(['HELP', 'help!', 'Info', 'help me please', '도움말', '문의'])('%s asks for help', (text) => {
    expect(readReply(text)).toEqual({ heard: 'help' });
  });
  it.each(['START', 'start.', 'Unstop', '수신동의', '수신 동의'])('%s takes a refusal back', (text) => {
    expect(readReply(text)).toEqual({ heard: 'start' });
  });
  it.each(['start tomorrow', 'yes', 'I start to like it'])(
    'coming back asks for the very word: not "%s"',
    (text) => {
      expect(readReply(text).heard).toBe('other');
    },
  );
  it('asks for help and a stop at once: it is a stop', () => {
    expect(readReply('Help, please stop texting me').heard).toBe('stop');
  });
});
