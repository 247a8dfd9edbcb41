import type { Channel } from '../../core/channel/definition.ts';
import type { ConsentStatus } from '../../core/consent/definition.ts';
import type { ChannelColumn } from '../event-file/channel-column.ts';
import type { Row } from '../event-file/row.ts';
import { badLine } from '../event-file/row-event.ts';
import type { CustomerMapping } from './customer-mapping.ts';
import { type Endpoint, PINPOINT } from './pinpoint.ts';
import { inColumn, type Reject } from './reject.ts';
import { consentSaid, optOutSaid } from './said-word.ts';

type Words = Partial<Record<Channel, ConsentStatus>>;

/** What a line says of each channel. Of a yes and a no for the same channel, the no counts. */
export function saidByRow(
  row: Row,
  { consents, optOuts, othersConsented, endpoints }: CustomerMapping,
  endpoint: Endpoint | undefined,
): { readonly words: Words } | Reject {
  const words: Words = {};
  const say = (channel: Channel, status: ConsentStatus) => {
    if (words[channel] !== 'withdrawn') words[channel] = status;
  };
  for (const { channel, column } of consents) {
    const said = consentSaid(row.field(column));
    if (said === 'unknown') return notUnderstood(row, column);
    if (said !== 'nothing') say(channel, said);
  }
  const ownOptOut: ChannelColumn[] =
    endpoints && endpoint !== undefined ? [{ channel: endpoint.channel, column: PINPOINT.optOut }] : [];
  for (const { channel, column } of [...optOuts, ...ownOptOut]) {
    const said = optOutSaid(row.field(column));
    if (said === 'unknown') return notUnderstood(row, column);
    if (said === 'out') say(channel, 'withdrawn');
    else if (othersConsented) say(channel, 'granted');
  }
  return { words };
}

function notUnderstood(row: Row, column: string): Reject {
  return inColumn(column, badLine(row, `${column} that says neither yes nor no`, row.field(column)));
}
