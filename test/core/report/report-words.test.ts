import { describe, expect, it } from 'vitest';
import { EXAMPLE_REPORT } from '../../../lib/core/report/example.ts';
import { reportWords } from '../../../lib/core/report/words/report-words.ts';

/** The KPI of the example's journeys: last week, the week before, the target, and what of it. */
const targets = (locale: string) =>
  reportWords(EXAMPLE_REPORT, locale).stages.flatMap(({ name, journeys }) =>
    journeys.map(({ kpi }) => [name, kpi.last, kpi.before, kpi.target, kpi.mark].join(' | ')),
  );

describe('a report in words', () => {
  it('says each week against the target, by stage', () => {
    // By hand: 54 / 240 = 22.5 %, 40 / 225 = 17.8 %; 52 / 500 = 10.4 %, 61 / 498 = 12.25 %
    expect(targets('en')).toEqual([
      'Consideration | 22.5 of 100 click | 17.8 of 100 click | 20 of 100 click | reached',
      'Decision | 10.4 of 100 reach the goal | 12.2 of 100 reach the goal | 12 of 100 reach the goal | below target',
      'Aftercare | – | – | – | no target',
    ]);
    expect(targets('ko-KR')).toEqual([
      '고려 | 100명 중 22.5명이 클릭 | 100명 중 17.8명이 클릭 | 100명 중 20명이 클릭 | 달성',
      '결정 | 100명 중 10.4명이 목표 달성 | 100명 중 12.2명이 목표 달성 | 100명 중 12명이 목표 달성 | 미달',
      '사후 관리 | – | – | – | 목표치 없음',
    ]);
  });

  it('names the days of the weeks by the clock of the company', () => {
    expect(reportWords(EXAMPLE_REPORT, 'en').week).toBe('November 9 – 15, 2026');
    expect(reportWords(EXAMPLE_REPORT, 'ko').week).toBe('2026년 11월 9일~15일');
  });

  it('says what each customer brought, for a target in money', () => {
    const [journey] = EXAMPLE_REPORT.journeys;
    if (journey === undefined) throw new Error('the example has journeys');
    const last = { ...journey.last, judged: 8, valueMinor: 2_900 };
    const earns = { ...journey, kpi: { measure: 'value' as const, target: 3.5 }, last };
    const [stage] = reportWords({ ...EXAMPLE_REPORT, journeys: [earns] }, 'en').stages;
    // By hand: 29.00 / 8 = 3.625
    expect(stage?.journeys[0]?.kpi).toMatchObject({ last: '3.63 a customer', mark: 'reached' });
  });
});
