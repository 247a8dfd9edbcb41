import type { ConsentBasis } from '../../../consent/definition.ts';
import { addDuration, type Duration } from '../../../time/duration.ts';
import { consentRule } from '../../consent-rule.ts';

export const ca1 = consentRule({
  id: 'CA-1',
  pack: 'CA',
  source: 'CASL (S.C. 2010, c. 23) s. 6(1)(a), 10(9), (10)',
  says: 'Consent is express; or it is implied for two years by a purchase, for six months by an inquiry.',
  objection: ({ basis, at }, { now, settings }) => {
    const lasts = LASTS[basis];
    if (lasts === undefined || now < addDuration(at, lasts, settings.zone)) return undefined;
    return 'implied-consent-over';
  },
});

const LASTS: Readonly<Partial<Record<ConsentBasis, Duration>>> = { purchase: 'P2Y', inquiry: 'P6M' };
