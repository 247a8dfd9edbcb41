import { countWords } from '../../number-words.ts';
import type { ResultsTexts } from './results-texts.ts';

/** Particles follow 안 and 지표, never an id, whose last sound no program knows. */
export const KOREAN: ResultsTexts = {
  metric: (id) => METRICS[id] ?? id,
  blocked: (oneIn) =>
    `판정할 수 없습니다. 고객이 계획한 비율대로 나뉘지 않았습니다. 우연히 이렇게 될 확률은 ${oneIn}번에 한 번이므로 무언가 잘못되었고, 아래 숫자는 믿을 수 없습니다.`,
  collecting: ({ variant, metric, converters, least }) =>
    `아직 이릅니다. “${variant}” 안의 “${metric}” 지표에 해당하는 고객이 ${countWords(converters)}명입니다. 안마다 ${least}명이 필요합니다.`,
  collectingCustomers: ({ variant, customers, least }) =>
    `아직 이릅니다. “${variant}” 안의 고객이 ${countWords(customers)}명입니다. 안마다 ${least}명이 필요합니다.`,
  running: ({ leading, customers, planned }) =>
    `${planned === undefined ? '' : `계획한 ${countWords(planned)}명 중 `}${countWords(customers)}명까지 보았고 아직 판정은 없습니다. “${leading}” 안이 앞서지만 우연일 수 있습니다.`,
  winner: ({ variant, control, metric, lift }) =>
    lift === undefined
      ? `“${metric}” 지표에서 “${variant}” 안이 “${control}” 안을 이겼습니다.`
      : `“${variant}” 안이 이겼습니다. “${metric}” 지표가 “${control}” 안보다 ${lift.estimate}이고, 실제 차이는 ${lift.low}에서 ${lift.high} 사이일 것입니다.`,
  alsoBetter: (variants) =>
    `${named(variants)} 안도 기준 안보다 낫습니다. 이들 가운데 어느 안이 더 나은지는 시험하지 않았습니다.`,
  loser: ({ control, variants, metric }) =>
    `“${control}” 안을 그대로 쓰세요. “${metric}” 지표에서 ${named(variants)} 안이 더 나쁩니다.`,
  harm: ({ variants, metrics }) =>
    `${named(variants)} 안을 멈추세요. ${metrics.join('·')} 고객이 더 많습니다.`,
  noDifference: ({ control, metric }) =>
    `“${metric}” 지표에서 차이가 증명되지 않았습니다. 원하는 안을 쓰거나 “${control}” 안을 그대로 쓰세요.`,
  tooFew: (metric) => `시험은 끝났지만 “${metric}” 지표에 해당하는 고객이 너무 적어 판단할 수 없습니다.`,
  exploratory: '참고용이며, 이것으로 정하지 않습니다',
  columns: {
    customers: '고객',
    converted: '해당',
    each: '고객당',
    lift: '증감 (95 %)',
    chance: '기준보다 나을 확률',
    call: '',
  },
  calls: { better: '더 나음', worse: '더 나쁨', open: '우연일 수 있음' },
  control: '비교 기준',
  bandit: {
    sentence: (shares) =>
      `성과가 좋은 안일수록 새 고객을 더 많이 받습니다. 지금은 ${shares.map(({ variant, share }) => `“${variant}” ${share}`).join(', ')}입니다.`,
    best: '가장 나을 확률',
    weight: '새 고객 비율',
  },
  holdout: {
    brings: ({ customers, money }) =>
      `마케팅 효과가 있습니다. 마케팅이 없었다면 목표에 이르지 않았을 고객이 ${customers.estimate}명이고(${customers.low}명에서 ${customers.high}명 사이), 금액으로는 ${money.estimate}입니다(${money.low}에서 ${money.high} 사이).`,
    costs: ({ customers, money }) =>
      `마케팅이 해가 됩니다. 목표에 이른 고객이 ${customers.estimate}명 달라졌고(${customers.low}명에서 ${customers.high}명 사이), 금액으로는 ${money.estimate}입니다(${money.low}에서 ${money.high} 사이).`,
    open: ({ customers, money }) =>
      `마케팅의 효과는 아직 증명되지 않았습니다. 목표에 이른 고객이 ${customers.estimate}명 더 많지만 ${customers.low}명에서 ${customers.high}명 사이일 수 있고, 금액으로는 ${money.estimate}입니다(${money.low}에서 ${money.high} 사이).`,
    collecting: ({ converters, customers }) =>
      `마케팅의 효과를 말하기에는 아직 이릅니다. 양쪽 모두 고객 ${customers}명과 목표에 이른 고객 ${converters}명이 필요합니다.`,
    marketing: '마케팅을 받는 고객',
    heldOut: '받지 않는 고객',
    brought: '마케팅의 효과',
    total: '합계 (95 %)',
  },
  liftOverTime: '시간에 따른 증감과 그 범위',
  funnel: '고객이 도달한 단계',
};

/** What an experiment counts (experiment/totals); a metric of another name is called by it. */
const METRICS: Readonly<Record<string, string>> = {
  exposed: '발송',
  clicked: '클릭',
  converted: '목표 달성',
  value: '매출',
  refunded: '환불',
  unsubscribed: '수신거부',
  complained: '스팸 신고',
  bounced: '반송',
};

function named(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ');
}
