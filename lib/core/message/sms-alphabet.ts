/**
 * How much of a text message a character takes in the GSM alphabet (3GPP TS 23.038 §6.2.1): one septet, two for those
 * written with an escape, 0 where the alphabet lacks it.
 */
export function septetsOf(character: string): 0 | 1 | 2 {
  if (BASIC.has(character)) return 1;
  return EXTENSION.has(character) ? 2 : 0;
}

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Written as an escape and a second septet. */
const EXTENSION = new Set('\f^{}\\[~]|€');
