import { DeliveryEvent } from '../core/event/delivery.ts';
import { deliveryEventFrom } from './ses-events.ts';

/**
 * What comes to `record-delivery`: news that we tell ourselves, as they are; all else must be an event of SES. Undefined
 * where it is no news.
 * @throws InvalidInputError for what is neither
 */
export function readNews(value: unknown): DeliveryEvent | undefined {
  const ours = DeliveryEvent.safeParse(value);
  return ours.success ? ours.data : deliveryEventFrom(value);
}
