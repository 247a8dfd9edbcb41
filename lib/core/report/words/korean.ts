import { KOREAN as RESULTS } from '../../experiment/words/korean.ts';
import type { ReportTexts } from './report-texts.ts';

export const KOREAN: ReportTexts = {
  locale: 'ko',
  results: RESULTS,
  stages: {
    awareness: '인지',
    consideration: '고려',
    decision: '결정',
    purchase: '구매',
    aftercare: '사후 관리',
  },
  kpi: {
    goals: (amount) => `100명 중 ${amount}명이 목표 달성`,
    clicks: (amount) => `100명 중 ${amount}명이 클릭`,
    value: (amount) => `고객당 ${amount}`,
  },
  reached: '달성',
  below: '미달',
  nobody: '대상 없음',
  noTarget: '목표치 없음',
  mostAfter: (step, goals) => `“${step}” 뒤의 목표 달성이 가장 많음 (${goals})`,
};
