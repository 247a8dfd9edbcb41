import type { Channel } from '../../core/channel/definition.ts';
import type { Json } from '../../core/json.ts';
import type { FieldSource } from '../event-file/field-source.ts';
import { fieldText } from '../event-file/field-text.ts';
import type { Row } from '../event-file/row.ts';

/**
 * Exports of Amazon Pinpoint: one line for each endpoint, which is one address of a user.
 * https://docs.aws.amazon.com/pinpoint/latest/userguide/segments-importing.html
 */
export const PINPOINT = {
  channel: 'ChannelType',
  address: 'Address',
  optOut: 'OptOut',
  user: 'User.UserId',
  status: 'EndpointStatus',
} as const;

export function isPinpoint(columns: readonly string[]): boolean {
  return columns.includes(PINPOINT.channel) && columns.includes(PINPOINT.address);
}

/** What is known of the customer; what is said of the user goes before what is said of the address. */
export function pinpointTraits(columns: readonly string[]): FieldSource[] {
  const known = PINPOINT_TRAITS.filter(({ column }) => columns.includes(column));
  const own = ATTRIBUTES.flatMap((prefix) =>
    columns
      .filter((column) => column.startsWith(prefix) && column.length > prefix.length)
      .map((column) => ({ name: column.slice(prefix.length), column, type: undefined })),
  );
  return [...known, ...own];
}

export const PINPOINT_TRAITS = [
  { name: 'country', column: 'Location.Country', type: undefined },
  { name: 'zone', column: 'Demographic.Timezone', type: undefined },
  { name: 'locale', column: 'Demographic.Locale', type: undefined },
];
/** The later ones win. */
const ATTRIBUTES = ['Attributes.', 'User.UserAttributes.'];

/** The attributes of a line of JSON, which need not be those of the first line. */
export function attributesOf(row: Row): Record<string, Json> {
  const objects = ATTRIBUTES.map((prefix) => row.field(prefix.slice(0, -1)));
  const entries = objects.flatMap((one) => (isObject(one) ? Object.entries(one) : []));
  return Object.fromEntries(entries.map(([name, value]) => [name, onlyOne(value)]));
}

/** Pinpoint keeps every attribute as a list; most have one value. */
function onlyOne(value: Json): Json {
  const [first, ...others] = Array.isArray(value) ? value : [value];
  return first !== undefined && others.length === 0 ? first : value;
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export type Endpoint = {
  readonly channel: Channel;
  readonly address: string;
  /** Another endpoint has the address now, says Pinpoint; nothing goes there. */
  readonly inactive: boolean;
};

/** Undefined for an app on a telephone, a voice call, or a channel of one's own. */
export function endpointOf(row: Row): Endpoint | undefined {
  const type = fieldText(row.field(PINPOINT.channel)).trim().toUpperCase();
  if (type !== 'EMAIL' && type !== 'SMS') return undefined;
  return {
    channel: type === 'EMAIL' ? 'email' : 'sms',
    address: fieldText(row.field(PINPOINT.address)).trim(),
    inactive: fieldText(row.field(PINPOINT.status)).trim().toUpperCase() === 'INACTIVE',
  };
}
