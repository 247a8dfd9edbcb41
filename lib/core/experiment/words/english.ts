import { countWords } from '../../number-words.ts';
import type { ResultsTexts } from './results-texts.ts';

export const ENGLISH: ResultsTexts = {
  metric: (id) => id,
  blocked: (oneIn) =>
    `No verdict: customers were not divided as planned. By chance that happens once in ${oneIn} times, so something is wrong, and no figure below can be trusted.`,
  collecting: ({ variant, metric, converters, least }) =>
    `Too early: “${variant}” has ${countWords(converters)} customers who count for “${metric}”, and every variant needs ${least}.`,
  collectingCustomers: ({ variant, customers, least }) =>
    `Too early: “${variant}” has ${countWords(customers)} customers, and every variant needs ${least}.`,
  running: ({ leading, customers, planned }) =>
    `No verdict yet after ${countWords(customers)}${planned === undefined ? '' : ` of ${countWords(planned)}`} customers: “${leading}” is ahead, but that may be chance.`,
  winner: ({ variant, control, metric, lift }) =>
    lift === undefined
      ? `“${variant}” wins over “${control}” on “${metric}”.`
      : `“${variant}” wins: ${lift.estimate} on “${metric}” against “${control}”, and probably between ${lift.low} and ${lift.high}.`,
  alsoBetter: (variants) =>
    `${named(variants)} ${variants.length === 1 ? 'beats' : 'beat'} it too; which of them is better was not tested.`,
  loser: ({ control, variants, metric }) =>
    `Stay with “${control}”: ${named(variants)} ${variants.length === 1 ? 'is' : 'are'} worse on “${metric}”.`,
  harm: ({ variants, metrics }) =>
    `Stop ${named(variants)}: there are more customers who ${metrics.join(', or ')}.`,
  noDifference: ({ control, metric }) =>
    `No difference is proven on “${metric}”: take whichever variant you like, or stay with “${control}”.`,
  tooFew: (metric) => `The test is over, but too few customers count for “${metric}” to say anything.`,
  exploratory: 'to learn from, not to decide by',
  columns: {
    customers: 'customers',
    converted: 'count',
    each: 'each',
    lift: 'lift (95 %)',
    chance: 'chance to beat',
    call: '',
  },
  calls: { better: 'better', worse: 'worse', open: 'may be chance' },
  control: 'compared with this',
  bandit: {
    sentence: (shares) =>
      `The better a variant does, the more newcomers it gets: now ${shares.map(({ variant, share }) => `“${variant}” ${share}`).join(', ')}.`,
    best: 'chance to be the best',
    weight: 'of newcomers',
  },
  holdout: {
    brings: ({ customers, money }) =>
      `Marketing works: ${customers.estimate} customers reached a goal who would not have without it (probably between ${customers.low} and ${customers.high}), and it brought ${money.estimate} (between ${money.low} and ${money.high}).`,
    costs: ({ customers, money }) =>
      `Marketing does harm: it changed the number of customers who reached a goal by ${customers.estimate} (probably between ${customers.low} and ${customers.high}), and the money by ${money.estimate} (between ${money.low} and ${money.high}).`,
    open: ({ customers, money }) =>
      `Not proven yet that marketing brings anything: ${customers.estimate} more customers reached a goal, but it may be anything between ${customers.low} and ${customers.high}; in money ${money.estimate} (between ${money.low} and ${money.high}).`,
    collecting: ({ converters, customers }) =>
      `Too early to say what marketing brings: either side needs ${customers} customers, and ${converters} who reached a goal.`,
    marketing: 'with marketing',
    heldOut: 'held out',
    brought: 'brought by marketing',
    total: 'in all (95 %)',
  },
  liftOverTime: 'Lift over time, with what it may be',
  funnel: 'How far customers came',
};

function named(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(' and ');
}
