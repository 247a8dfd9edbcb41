import { CHANNELS, type Channel } from '../../core/channel/definition.ts';
import { didYouMean } from '../did-you-mean.ts';
import { type Accepted, refuse } from '../refusal.ts';

/** A column that says something of one channel. */
export type ChannelColumn = { readonly channel: Channel; readonly column: string };

/** Reads `email=column`. */
export function readChannelColumn(flag: string, written: string): Accepted<ChannelColumn> {
  const at = written.indexOf('=');
  const name = written.slice(0, Math.max(at, 0)).trim();
  const column = at < 0 ? '' : written.slice(at + 1).trim();
  const channel = CHANNELS.find((one) => one === name);
  if (channel === undefined || column === '') {
    const hint = didYouMean(name, CHANNELS) ?? `Write ${flag} email=column or ${flag} sms=column.`;
    return refuse(`${flag} "${written}" is not understood.`, hint);
  }
  return { ok: true, value: { channel, column } };
}
