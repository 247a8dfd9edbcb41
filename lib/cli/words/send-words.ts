import type { Channel } from '../../core/channel/definition.ts';
import type { ChannelReason, Send } from '../../core/message/send.ts';
import { RULES } from '../../core/policy/rules/index.ts';
import { unreachable } from '../../core/unreachable.ts';
import { momentWords } from './moment-words.ts';
import { reasonWords } from './reason-words.ts';

export function channelWords(channel: Channel): string {
  return channel === 'email' ? 'e-mail' : 'SMS';
}

/** What became of a send: `sent by e-mail`, `not sent: no consent`, `waits until …: quiet hours`. */
export function outcomeWords(send: Send): string {
  const by = send.channel === undefined ? '' : ` by ${channelWords(send.channel)}`;
  const why = send.reason === undefined ? '' : `: ${reasonWords(send.reason)}`;
  switch (send.status) {
    case 'SENT':
      return `sent${by}${send.copies > 1 ? `, ${send.copies} copies` : ''}`;
    case 'SENDING':
      return `handed over${by}, no answer yet`;
    case 'READY':
      return `waits${send.dueAt === undefined ? '' : ` until ${momentWords(send.dueAt)}`}${why}`;
    case 'SKIPPED':
      return `not sent${why}`;
    case 'FAILED':
      return `refused${by}${why}`;
    case 'UNKNOWN':
      return `perhaps sent${by}${why}`;
    default:
      return unreachable(send.status);
  }
}

const VERDICTS = { chosen: 'taken', possible: 'could have been', 'left-out': 'left out' } as const;

/** `SMS left out: no consent`. */
export function channelReasonWords({ channel, verdict, reason }: ChannelReason): string {
  return `${channelWords(channel)} ${VERDICTS[verdict]}: ${reasonWords(reason)}`;
}

const POLICY_VERDICTS = { defer: 'had it wait', deny: 'forbade it', fix: 'mended it' } as const;

/** What a rule did, and what it asks for: `KR-2 mended it: label put right. Advertising begins with (광고).` */
export function policyWords({ rule, verdict, reason }: Send['policies'][number]): string {
  const says = RULES.find(({ id }) => id === rule)?.says;
  return `${rule} ${POLICY_VERDICTS[verdict]}: ${reasonWords(reason)}${says === undefined ? '' : ` — ${says}`}`;
}

/** `accepted 12:00 · delivered …`, in the order of time. */
export function evidenceWords({ evidence }: Send): string {
  return Object.entries(evidence)
    .toSorted(([, one], [, other]) => one - other)
    .map(([kind, at]) => `${kind === 'sent' ? 'accepted' : kind} ${momentWords(at)}`)
    .join(' · ');
}
