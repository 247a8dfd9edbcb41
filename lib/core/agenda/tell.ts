import type { Audience } from '../audience/definition.ts';
import type { InboundEvent } from '../event/definition.ts';
import { ownEventId } from '../event/own-event-id.ts';
import { DATE_REACHED, SEGMENT_ENTERED, SEGMENT_LEFT, STAGE_CHANGED } from '../event/own-events.ts';
import type { AgendaStore, EventPublisher } from '../ports.ts';
import { scheduleReached } from '../schedule/schedule-reached.ts';
import { toIso } from '../time/instant.ts';
import type { Agenda, AgendaNews } from './definition.ts';

export type TellPorts = {
  readonly agendas: Pick<AgendaStore, 'told'>;
  readonly publisher: Pick<EventPublisher, 'publishAll'>;
};

/** Journeys that put each other's customers into segments and out again for ever are stopped here, as in tasks/emit-event. */
const MAX_HOPS = 10;

/**
 * Puts the news of an agenda on the bus and takes it out. Each event's id is made from what it is about, so that a
 * second telling is known as a duplicate.
 */
export async function tell(agenda: Agenda, { schedules }: Audience, ports: TellPorts): Promise<void> {
  if (agenda.untold.length === 0) return;
  const { customerId } = agenda;
  const scheduled = new Set(schedules.map(({ journeyId }) => journeyId));
  const events = agenda.untold
    .filter(({ hop = 0 }) => hop <= MAX_HOPS)
    .map(
      (news): InboundEvent => ({
        ...eventOf(customerId, news, scheduled),
        customerId,
        timestamp: toIso(news.at),
        traits: {},
        consent: {},
        hop: news.hop ?? 0,
      }),
    );
  await ports.publisher.publishAll(events);
  await ports.agendas.told(agenda);
}

function eventOf(
  customerId: string,
  news: AgendaNews,
  scheduled: ReadonlySet<string>,
): Pick<InboundEvent, 'messageId' | 'event' | 'properties'> {
  if ('segment' in news) {
    const { segment, change, at } = news;
    const event = change === 'entered' ? SEGMENT_ENTERED : SEGMENT_LEFT;
    return {
      messageId: ownEventId('segment', customerId, segment, change, at),
      event,
      properties: { segment },
    };
  }
  if ('journey' in news) {
    const { journey, occasion } = news;
    if (scheduled.has(journey)) return scheduleReached({ customerId, journeyId: journey, occasion });
    // Without the instant: who moves to another zone on her birthday has it once.
    const messageId = ownEventId('date', customerId, journey, occasion);
    return { messageId, event: DATE_REACHED, properties: { journey, occasion } };
  }
  const { stage, before, at } = news;
  const messageId = ownEventId('stage', customerId, stage ?? '', before ?? '', at);
  return {
    messageId,
    event: STAGE_CHANGED,
    properties: { ...(stage && { stage }), ...(before && { before }) },
  };
}
