import { describe, expect, it } from 'vitest';
import { inboundTextFrom } from '../../lib/aws/two-way-sms.ts';

// The example of https://docs.aws.amazon.com/sms-voice/latest/userguide/phone-numbers-two-way-sms.html
const EXAMPLE = {
  originationNumber: '+14255550182',
  destinationNumber: '+12125550101',
  messageKeyword: 'JOIN',
  messageBody: 'EXAMPLE',
  inboundMessageId: 'cae173d2-66b9-564c-8309-21f858e9fb84',
  previousPublishedMessageId: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

describe('a text to one of our numbers', () => {
  it('is read as AWS publishes it', () => {
    expect(inboundTextFrom(EXAMPLE, 1000)).toEqual({
      id: 'cae173d2-66b9-564c-8309-21f858e9fb84',
      from: '+14255550182',
      text: 'EXAMPLE',
      receivedAt: 1000,
    });
  });

  it('from a number without its plus sign is one with it', () => {
    expect(inboundTextFrom({ ...EXAMPLE, originationNumber: '14255550182' }, 0).from).toBe('+14255550182');
  });

  it.each([
    ['no number', { ...EXAMPLE, originationNumber: 'Shop' }, 'originationNumber'],
    ['no text', { ...EXAMPLE, messageBody: undefined }, 'messageBody'],
    ['no object', 'stop it, this is my secret', 'the whole of it'],
  ])('with %s is refused with the place, and nothing of what it says', (_, value, place) => {
    const refused = () => inboundTextFrom(value, 0);
    expect(refused).toThrow(place);
    expect(refused).not.toThrow(/Shop|secret|EXAMPLE/);
  });
});
