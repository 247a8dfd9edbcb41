import type { Settings } from '../../../settings.ts';
import type { PolicyRule } from '../../definition.ts';

export const kr7: PolicyRule = {
  id: 'KR-7',
  pack: 'KR',
  source: 'Network Act art. 50-3(1), since 2026-03-31',
  says: 'Advertising texts to Korean numbers go through a relay that holds the certificate for sending in bulk.',
  binds: 'advertising',
  channels: ['sms'],
  recipient: ({ address, settings }) =>
    address.startsWith('+82') && !hasCertificate(settings)
      ? { verdict: 'deny', reason: 'relay-certificate-missing' }
      : { verdict: 'allow' },
  author: ({ settings }) =>
    hasCertificate(settings)
      ? []
      : [
          {
            severity: 'error',
            message: 'there is no certificate of the relay that sends texts to Korea',
            hint: 'ask your SMS provider for the number of its 전송자격인증 and put it in settings.json as sms.relayCertificate',
            setting: 'sms.relayCertificate',
          },
        ],
};

function hasCertificate({ sms }: Settings): boolean {
  return (sms.relayCertificate ?? '').trim() !== '';
}
