import type { Channel } from '../channel/definition.ts';
import type { PageLanguage } from './language.ts';

/** All that the public pages say. `brand` and topics are put in as they are. */
export type PageWords = {
  readonly channel: Readonly<Record<Channel, string>>;
  readonly otherLanguage: { readonly code: PageLanguage; readonly name: string };
  /** `contact` is an address of e-mail or a number. */
  readonly ask: (contact: string) => string;
  readonly unsubscribe: {
    readonly title: (brand: string, channel: Channel) => string;
    readonly explain: (channel: Channel) => string;
    readonly button: string;
    readonly only: (topic: string) => string;
    readonly choose: string;
    readonly doneTitle: string;
    readonly done: (brand: string, channel: Channel) => string;
    readonly doneTopic: (brand: string, topic: string, channel: Channel) => string;
    readonly mistake: string;
  };
  readonly preferences: {
    readonly title: (brand: string) => string;
    readonly explain: string;
    readonly everything: string;
    readonly night: string;
    readonly tracking: string;
    readonly preferred: string;
    readonly noPreference: string;
    readonly save: string;
    readonly stop: string;
    readonly stopExplain: string;
    readonly saved: string;
    readonly stopped: string;
  };
  readonly notice: Readonly<
    Record<'forged' | 'expired' | 'formExpired' | 'notUnderstood' | 'notFound', Notice>
  >;
  readonly openAgain: string;
};
type Notice = { readonly title: string; readonly text: string };

const en: PageWords = {
  channel: { email: 'E-mail', sms: 'Text message' },
  otherLanguage: { code: 'ko', name: '한국어' },
  ask: (contact) => `Questions? Ask us: ${contact}`,
  unsubscribe: {
    title: (brand, channel) => `Stop ${EN_ADS[channel]} from ${brand}?`,
    explain: (channel) =>
      `Press the button and we will send you no more ${EN_ADS[channel]}. Messages about your orders and your account will still come.`,
    button: 'Unsubscribe',
    only: (topic) => `Stop only “${topic}”`,
    choose: 'Choose what you receive',
    doneTitle: 'You are unsubscribed',
    done: (brand, channel) => `${brand} will send you no more ${EN_ADS[channel]}.`,
    doneTopic: (brand, topic, channel) =>
      `${brand} will send you no more ${EN_ADS[channel]} about “${topic}”.`,
    mistake: 'Was it a mistake, or do you want some of it? Choose what you receive',
  },
  preferences: {
    title: (brand) => `Your messages from ${brand}`,
    explain: 'Tick what you would like to get. Messages about your orders and your account always come.',
    everything: 'News and offers',
    night: 'Also at night',
    tracking: 'We may note what you open and click',
    preferred: 'Where should we write to you first?',
    noPreference: 'No preference',
    save: 'Save',
    stop: 'Stop everything',
    stopExplain: 'No more advertising, neither by e-mail nor by text message.',
    saved: 'Your choices are saved.',
    stopped: 'We will send you no more advertising.',
  },
  notice: {
    forged: {
      title: 'This link does not work',
      text: 'Part of it may be missing. Open it again from the message, rather than copying it.',
    },
    expired: {
      title: 'This link is too old',
      text: 'Use the link in a newer message, or write to us and we will do it for you.',
    },
    formExpired: {
      title: 'This page was open for a long time',
      text: 'Nothing was changed. Open the page again and make your choices once more.',
    },
    notUnderstood: {
      title: 'That was not understood',
      text: 'Nothing was changed. Open the link in the message once more.',
    },
    notFound: { title: 'There is nothing here', text: 'Use the link in the message that you got from us.' },
  },
  openAgain: 'Open the page again',
};
const EN_ADS: Readonly<Record<Channel, string>> = { email: 'advertising e-mails', sms: 'advertising texts' };

const ko: PageWords = {
  channel: { email: '이메일', sms: '문자' },
  otherLanguage: { code: 'en', name: 'English' },
  ask: (contact) => `궁금한 점이 있으신가요? 문의: ${contact}`,
  unsubscribe: {
    title: (brand, channel) => `${brand}의 ${KO_ADS[channel]} 수신을 거부하시겠어요?`,
    explain: (channel) =>
      `아래 버튼을 누르면 ${KO_ADS_OBJECT[channel]} 더 이상 보내지 않습니다. 주문과 계정에 관한 안내는 계속 보내 드립니다.`,
    button: '수신거부',
    only: (topic) => `‘${topic}’만 그만 받기`,
    choose: '받을 소식 고르기',
    doneTitle: '수신거부가 완료되었습니다',
    done: (brand, channel) => `${brand}에서 ${KO_ADS_OBJECT[channel]} 더 이상 보내지 않습니다.`,
    doneTopic: (brand, topic, channel) =>
      `${brand}에서 ‘${topic}’에 관한 ${KO_ADS_OBJECT[channel]} 더 이상 보내지 않습니다.`,
    mistake: '잘못 누르셨거나 일부만 받고 싶으신가요? 받을 소식 고르기',
  },
  preferences: {
    title: (brand) => `${brand} 소식 수신 설정`,
    explain: '받고 싶은 소식에 표시해 주세요. 주문과 계정에 관한 안내는 항상 보내 드립니다.',
    everything: '소식과 혜택',
    night: '야간에도 받기',
    tracking: '열람과 클릭 기록에 동의',
    preferred: '어디로 먼저 보내 드릴까요?',
    noPreference: '상관없음',
    save: '저장',
    stop: '모두 수신거부',
    stopExplain: '이메일과 문자로 광고를 더 이상 보내지 않습니다.',
    saved: '수신 설정을 저장했습니다.',
    stopped: '광고를 더 이상 보내지 않습니다.',
  },
  notice: {
    forged: {
      title: '사용할 수 없는 링크입니다',
      text: '링크의 일부가 빠졌을 수 있습니다. 복사하지 말고 메시지에서 직접 다시 열어 주세요.',
    },
    expired: {
      title: '너무 오래된 링크입니다',
      text: '최근 메시지의 링크를 이용하시거나 저희에게 알려 주시면 처리해 드리겠습니다.',
    },
    formExpired: {
      title: '페이지를 연 지 오래되었습니다',
      text: '변경된 내용이 없습니다. 페이지를 다시 열어 한 번 더 선택해 주세요.',
    },
    notUnderstood: {
      title: '요청을 이해하지 못했습니다',
      text: '변경된 내용이 없습니다. 메시지의 링크를 다시 열어 주세요.',
    },
    notFound: { title: '페이지가 없습니다', text: '받으신 메시지의 링크를 이용해 주세요.' },
  },
  openAgain: '페이지 다시 열기',
};
const KO_ADS: Readonly<Record<Channel, string>> = { email: '광고성 이메일', sms: '광고성 문자' };
/** With the particle of an object. */
const KO_ADS_OBJECT: Readonly<Record<Channel, string>> = { email: '광고성 이메일을', sms: '광고성 문자를' };

export const PAGE_WORDS: Readonly<Record<PageLanguage, PageWords>> = { en, ko };
