import type { Report } from './definition.ts';

const DAY_MS = 86_400_000;
/** Midnight in Seoul, before Monday, 16 November 2026. */
const UNTIL = Date.parse('2026-11-15T15:00:00Z');

/** What a template that shows the report is tried with, and previewed. */
export const EXAMPLE_REPORT: Report = {
  madeAt: UNTIL + 6 * 3_600_000,
  zone: 'Asia/Seoul',
  weeks: {
    last: { from: UNTIL - 7 * DAY_MS, until: UNTIL },
    before: { from: UNTIL - 14 * DAY_MS, until: UNTIL - 7 * DAY_MS },
  },
  journeys: [
    {
      id: 'onboarding',
      title: { en: 'Welcome, in a few steps', ko: '첫걸음 안내' },
      stage: 'consideration',
      purpose: 'marketing',
      kpi: { measure: 'clicks', target: 20 },
      inside: 412,
      last: { entered: 260, judged: 240, goals: 60, valueMinor: 0, sent: 655, clicked: 54 },
      before: { entered: 231, judged: 225, goals: 49, valueMinor: 0, sent: 610, clicked: 40 },
      credits: [{ stepId: 'first-steps', goals: 60, valueMinor: 0 }],
    },
    {
      id: 'abandoned-cart',
      title: { en: 'Abandoned cart', ko: '장바구니 알림' },
      stage: 'decision',
      purpose: 'marketing',
      kpi: { measure: 'goals', target: 12 },
      inside: 95,
      last: { entered: 480, judged: 500, goals: 52, valueMinor: 416_000, sent: 940, clicked: 131 },
      before: { entered: 512, judged: 498, goals: 61, valueMinor: 469_700, sent: 951, clicked: 140 },
      credits: [
        { stepId: 'reminder', goals: 31, valueMinor: 248_000 },
        { stepId: 'offer', goals: 14, valueMinor: 118_000 },
        { goals: 7, valueMinor: 50_000 },
      ],
    },
    {
      id: 'win-back',
      title: { en: 'We miss you', ko: '다시 만나요' },
      stage: 'aftercare',
      purpose: 'marketing',
      inside: 3,
      last: { entered: 0, judged: 0, goals: 0, valueMinor: 0, sent: 0, clicked: 0 },
      before: { entered: 3, judged: 2, goals: 1, valueMinor: 9_900, sent: 2, clicked: 1 },
      credits: [],
    },
  ],
  experiments: [
    {
      journeyId: 'abandoned-cart',
      title: { en: 'Abandoned cart', ko: '장바구니 알림' },
      stepId: 'offer-test',
      status: 'running',
      sentence: {
        en: 'No verdict yet after 1,020 of 4,000 customers: “five-off” is ahead, but that may be chance.',
        ko: '계획한 4,000명 중 1,020명까지 보았고 아직 판정은 없습니다. “five-off” 안이 앞서지만 우연일 수 있습니다.',
      },
      metric: { id: 'converted', kind: 'share' },
      variants: [
        { id: 'no-offer', isControl: true, customers: 512, converters: 51, value: 51 / 512 },
        {
          id: 'five-off',
          isControl: false,
          customers: 508,
          converters: 62,
          value: 62 / 508,
          lift: { estimate: 0.225, low: -0.31, high: 1.17 },
          call: 'open',
        },
      ],
    },
  ],
};
