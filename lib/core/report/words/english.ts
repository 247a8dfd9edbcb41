import { ENGLISH as RESULTS } from '../../experiment/words/english.ts';
import type { ReportTexts } from './report-texts.ts';

export const ENGLISH: ReportTexts = {
  locale: 'en',
  results: RESULTS,
  stages: {
    awareness: 'Awareness',
    consideration: 'Consideration',
    decision: 'Decision',
    purchase: 'Purchase',
    aftercare: 'Aftercare',
  },
  kpi: {
    goals: (amount) => `${amount} of 100 reach the goal`,
    clicks: (amount) => `${amount} of 100 click`,
    value: (amount) => `${amount} a customer`,
  },
  reached: 'reached',
  below: 'below target',
  nobody: 'nobody yet',
  noTarget: 'no target',
  mostAfter: (step, goals) => `most goals after “${step}” (${goals})`,
};
