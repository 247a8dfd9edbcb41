import type { MessageEvent } from '../../core/event/definition.ts';
import type { DeliveryEvent } from '../../core/event/delivery.ts';
import type { Random } from '../random.ts';
import type { Read } from './oracle/definition.ts';
import { between, type Setting } from './setting.ts';

/** What somebody does about a message, besides what its provider tells. */
export type Reactions = {
  clicks(link: string): void;
  /** The mail program's own button (RFC 8058). */
  unsubscribes(link: string): void;
  texts(from: string, text: string): void;
  answers(occasion: string): void;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * What becomes of an accepted message: SES tells of mail, sometimes late, twice or not at all; of texts nobody tells. Its
 * reader opens it, clicks, answers, complains, has enough of it, or nothing.
 */
export function createReaders(
  {
    tell,
    reactions,
    random,
  }: {
    readonly tell: (news: DeliveryEvent) => void;
    readonly reactions: Reactions;
    readonly random: Random;
  },
  { timeline, faults }: Setting,
): (copy: Read, about: { readonly sendId: string; readonly tracked: boolean }) => void {
  return (copy, about) => {
    if (copy.channel === 'email') mail(copy, about);
    else text(copy);
  };

  function mail(
    copy: Read,
    { sendId, tracked }: { readonly sendId: string; readonly tracked: boolean },
  ): void {
    const news = (kind: MessageEvent, afterMs: number, permanent = false) => {
      if (faults.happens('evidence lost')) return;
      const at = timeline.now() + afterMs;
      const late = faults.happens('evidence late')
        ? between(random, MINUTE, 3 * HOUR)
        : between(random, 200, 4_000);
      const one = {
        sendId,
        kind,
        channel: 'email',
        at,
        address: copy.to,
        permanent,
        byMachine: false,
      } as const;
      const deliver = () => tell({ ...one, providerMessageId: `p-${sendId}` });
      timeline.at(at + late, deliver);
      if (faults.happens('evidence twice')) timeline.at(at + late + between(random, 0, HOUR), deliver);
    };
    news('sent', 50);
    if (copy.to.startsWith('gone')) return news('bounced', between(random, 1_000, 10 * MINUTE), true);
    if (copy.to.startsWith('full') && random() < 0.5) return news('bounced', between(random, 1_000, HOUR));
    news('delivered', between(random, 1_000, 20_000));
    if (random() < 0.0005) news('complained', between(random, HOUR, 5 * HOUR));
    if (random() > 0.35) return;
    const openedAfter = between(random, MINUTE, 20 * HOUR);
    if (tracked) news('opened', openedAfter);
    reacts(copy, openedAfter + between(random, 1_000, 5 * MINUTE));
  }

  function reacts(copy: Read, afterMs: number): void {
    const chance = random();
    const link = /href="([^"]*\/c\/[^"]*)"/.exec(copy.html)?.[1];
    const refusal = /^<([^>]+)>$/.exec(copy.headers['List-Unsubscribe'] ?? '')?.[1];
    const later = (action: () => void) => timeline.at(timeline.now() + afterMs, action);
    if (chance < 0.4 && link !== undefined) later(() => reactions.clicks(link));
    if (chance > 0.9 && refusal !== undefined) later(() => reactions.unsubscribes(refusal));
    if (copy.mark.step === 'fair-invite' && chance > 0.3) later(() => reactions.answers(copy.mark.occasion));
  }

  function text(copy: Read): void {
    const chance = random();
    const afterMs = between(random, 10_000, 3 * HOUR);
    const later = (words: string, more = 0) =>
      timeline.at(timeline.now() + afterMs + more, () => reactions.texts(copy.to, words));
    if (chance < 0.02) later(chance < 0.01 ? 'STOP' : '수신거부');
    if (chance < 0.004) later('START', between(random, MINUTE, 24 * HOUR));
    if (chance > 0.99) later('HELP');
    if (copy.mark.step === 'fair-invite' && chance > 0.7)
      timeline.at(timeline.now() + afterMs, () => reactions.answers(copy.mark.occasion));
  }
}
