import type { RenderedMessage } from '../message/render-for.ts';
import type { EpochMs } from '../time/instant.ts';
import type { PolicyResult, PolicyRule, Recipient, Verdict } from './definition.ts';
import { packsFor } from './packs.ts';
import { RULES } from './rules/index.ts';
import { spreadOf } from './spread.ts';

/** What all rules together say, and which of them said anything but `allow`. */
export type RecipientJudgement = Verdict & { readonly results: readonly PolicyResult[] };

/**
 * May this customer be written to, now? One refusal refuses. Where rules want to wait, the latest moment is asked about again
 * until all agree, so that the end of one country's night does not lie in another's; then everyone waits some minutes of
 * their own longer, so that not all go out at the stroke of the hour.
 */
export function judgeRecipient(about: Recipient): RecipientJudgement {
  const rules = rulesFor(about);
  const results: PolicyResult[] = [];
  const spread = spreadOf(about.address);
  let waitsFor: string | undefined;
  let at = about.now;
  while (at <= about.now + SEARCH_MS) {
    const verdicts = ask(rules, { ...about, now: at }, results);
    const denied = verdicts.find((one) => one.verdict === 'deny');
    if (denied !== undefined) return { ...denied, results };
    const latest = latestOf(verdicts);
    if (latest !== undefined) {
      waitsFor ??= latest.reason;
      at = latest.until;
    } else if (waitsFor === undefined) {
      return { verdict: 'allow', results };
    } else if (latestOf(ask(rules, { ...about, now: at + spread }, [])) === undefined) {
      return { verdict: 'defer', until: at + spread, reason: waitsFor, results };
    } else {
      at += spread; // open for less than the spread: not this time
    }
  }
  return { verdict: 'deny', reason: 'no-hour-suits-all-zones', results };
}

/** Where no hour is found within a week, clocks that change will not bring one either in time to be of use. */
const SEARCH_MS = 7 * 86_400_000;

function ask(rules: readonly PolicyRule[], about: Recipient, results: PolicyResult[]): Verdict[] {
  return rules.map((rule) => {
    const verdict = rule.recipient?.(about) ?? ALLOW;
    if (
      verdict.verdict !== 'allow' &&
      !results.some((one) => one.rule === rule.id && one.verdict === verdict.verdict)
    ) {
      results.push({ rule: rule.id, verdict: verdict.verdict, reason: verdict.reason });
    }
    return verdict;
  });
}

const ALLOW: Verdict = { verdict: 'allow' };

type Deferral = Extract<Verdict, { verdict: 'defer' }>;

function latestOf(verdicts: readonly Verdict[]): { until: EpochMs; reason: string } | undefined {
  const waiting = verdicts.filter((one): one is Deferral => one.verdict === 'defer');
  return waiting.reduce<Deferral | undefined>(
    (latest, one) => (latest === undefined || one.until > latest.until ? one : latest),
    undefined,
  );
}

export type ContentJudgement =
  | { readonly message: RenderedMessage; readonly results: readonly PolicyResult[] }
  | { readonly denied: string; readonly results: readonly PolicyResult[] };

/** The finished text, mended by each rule in turn, or the first reason why it cannot go out. */
export function judgeContent(about: Recipient, message: RenderedMessage): ContentJudgement {
  const results: PolicyResult[] = [];
  let mended = message;
  let denied: string | undefined;
  for (const rule of rulesFor(about)) {
    const verdict = rule.content?.(about, mended) ?? ALLOW;
    if (verdict.verdict === 'allow') continue;
    results.push({ rule: rule.id, verdict: verdict.verdict, reason: verdict.reason });
    if (verdict.verdict === 'fix') mended = verdict.message;
    else denied ??= verdict.reason;
  }
  return denied === undefined ? { message: mended, results } : { denied, results };
}

/** The rules that have a say, in the order in which they may change a text. */
function rulesFor({ countries, channel, purpose }: Recipient): readonly PolicyRule[] {
  const packs = packsFor(countries);
  return RULES.filter(
    ({ pack, binds, channels }) =>
      packs.has(pack) && channels.includes(channel) && (binds === 'everything' || purpose === 'marketing'),
  );
}
