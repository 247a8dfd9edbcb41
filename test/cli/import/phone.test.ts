import { describe, expect, it } from 'vitest';
import { importedPhone } from '../../../lib/cli/import/phone.ts';

const none = { country: undefined, bare: false };
const korea = { country: 'KR', bare: false };

describe('a telephone number of an imported customer', () => {
  // Korean mobile numbers: 010-XXXX-XXXX, abroad +82 10 XXXX XXXX (ITU-T E.164, national numbering plan of Korea)
  it.each(['010-1234-5678', '01012345678', '010 1234 5678', '1012345678', '821012345678'])(
    'of Korea is completed: %s',
    (written) => {
      expect(importedPhone(written, korea)).toBe('+821012345678');
    },
  );

  it('keeps the country that it says', () => {
    expect(importedPhone('+1 206-555-0182', korea)).toBe('+12065550182');
  });

  it('is not guessed to be of any country', () => {
    expect(importedPhone('010-1234-5678', none)).toBeUndefined();
  });

  // The example of https://docs.aws.amazon.com/pinpoint/latest/developerguide/audience-define-import.html
  it('may lack its plus sign in an export of Pinpoint', () => {
    expect(importedPhone('12065550182', { country: undefined, bare: true })).toBe('+12065550182');
    expect(importedPhone('12065550182', none)).toBeUndefined();
  });

  it.each(['12', 'unknown', '8.21E+11', '+82 10 12'])('is none: %s', (written) => {
    expect(importedPhone(written, korea)).toBeUndefined();
  });
});
