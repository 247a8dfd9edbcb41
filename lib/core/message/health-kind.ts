import type { MessageEvent } from '../event/definition.ts';
import type { JourneyHealth } from '../ports.ts';

/** Which of a journey's figures a piece of evidence adds to; undefined for what says nothing of its health. */
export function healthKind(evidence: {
  readonly kind: MessageEvent;
  readonly permanent: boolean;
}): keyof JourneyHealth | undefined {
  const { kind, permanent } = evidence;
  if (kind === 'sent' || kind === 'complained') return kind;
  return kind === 'bounced' && permanent ? kind : undefined;
}
