import { describe, expect, it } from 'vitest';
import { MESSAGE_EVENTS } from '../../../lib/core/event/definition.ts';
import { healthKind } from '../../../lib/core/message/health-kind.ts';

describe("a journey's health", () => {
  // SES counts hard bounces and complaints: https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html
  it('is made of what was sent, complained about, and bounced for good', () => {
    const kinds = (permanent: boolean) => MESSAGE_EVENTS.filter((kind) => healthKind({ kind, permanent }));
    expect(kinds(true)).toEqual(['sent', 'bounced', 'complained']);
    expect(kinds(false)).toEqual(['sent', 'complained']);
  });
});
