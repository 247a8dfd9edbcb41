import { CHANNELS } from '../../../channel/definition.ts';
import type { PolicyRule } from '../../definition.ts';

export const krP2: PolicyRule = {
  id: 'KR-P2',
  pack: 'KR',
  source: 'Personal Information Protection Act (개인정보 보호법) art. 22-2',
  says: 'Nothing goes to a child under 14 (`age` trait) without the consent of a guardian (`guardianConsent` trait).',
  binds: 'everything',
  channels: CHANNELS,
  recipient: ({ traits }) =>
    typeof traits.age === 'number' && traits.age < 14 && traits.guardianConsent !== true
      ? { verdict: 'deny', reason: 'guardian-consent-missing' }
      : { verdict: 'allow' },
};
