import type { InboundEvent } from '../event/definition.ts';

/** Does it say anywhere that something is welcome, or still is? */
export function grantsConsent(consent: InboundEvent['consent']): boolean {
  return Object.values(consent).some((said) => {
    if (typeof said === 'string') return said === 'granted';
    const { status, topics, night, tracking, confirmed } = said;
    return confirmed === true || [status, night, tracking, ...Object.values(topics)].includes('granted');
  });
}
