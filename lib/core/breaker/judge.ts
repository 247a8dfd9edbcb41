import type { JourneyHealth } from '../ports.ts';

/** Counted over this long. */
export const HEALTH_WINDOW_MS = 24 * 60 * 60_000;

type Limit = {
  readonly what: 'complained' | 'bounced';
  readonly warn: number;
  readonly pause: number;
  /** Fewer than this many say nothing: one complaint about ten messages is no rate. */
  readonly atLeast: number;
};

/**
 * Gmail asks for less than 0.10 % complaints (https://support.google.com/a/answer/14229414); SES reviews an account at 5 %
 * hard bounces and may stop it at 10 % (https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html). We stop before.
 */
const LIMITS: readonly Limit[] = [
  { what: 'complained', warn: 0.0008, pause: 0.001, atLeast: 2 },
  { what: 'bounced', warn: 0.02, pause: 0.04, atLeast: 5 },
];

export type Judgement = {
  readonly verdict: 'fine' | 'warn' | 'pause';
  /** For people: `complaints 0.12 % of 2,431 messages in 24 hours`. */
  readonly figures: string;
};

/** May a journey's marketing go on? */
export function judgeHealth(health: JourneyHealth): Judgement {
  const verdicts = LIMITS.map((limit) => ({ limit, verdict: verdictOn(health, limit) }));
  const worst =
    verdicts.find(({ verdict }) => verdict === 'pause') ?? verdicts.find(({ verdict }) => verdict === 'warn');
  return worst === undefined
    ? { verdict: 'fine', figures: '' }
    : { verdict: worst.verdict, figures: figuresOf(health, worst.limit.what) };
}

function verdictOn(health: JourneyHealth, { what, warn, pause, atLeast }: Limit): Judgement['verdict'] {
  if (health[what] < atLeast || health.sent === 0) return 'fine';
  const rate = health[what] / health.sent;
  if (rate >= pause) return 'pause';
  return rate >= warn ? 'warn' : 'fine';
}

function figuresOf(health: JourneyHealth, what: Limit['what']): string {
  const rate = ((100 * health[what]) / health.sent).toFixed(2);
  const noun = what === 'complained' ? 'complaints' : 'addresses that do not exist';
  return `${noun}: ${health[what]} of ${health.sent} messages in 24 hours (${rate} %)`;
}
