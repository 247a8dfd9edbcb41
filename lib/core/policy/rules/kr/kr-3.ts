import { alsoGranted } from '../../../consent/decide.ts';
import { hoursRule } from '../../hours-rule.ts';

const SEOUL = 'Asia/Seoul';

export const kr3 = hoursRule({
  id: 'KR-3',
  pack: 'KR',
  source: 'Network Act art. 50(3); Decree art. 61(2) exempts e-mail',
  says: 'No advertising texts from 21:00 to 08:00 (from 20:50, as carriers take their time) without separate consent to the night. Numbers with +82 are in Korea, whatever the profile says.',
  hours: { from: '20:50', to: '08:00' },
  reason: 'night-without-consent',
  zonesOf: ({ address, consent, zones }) => {
    if (alsoGranted(consent, 'night')) return [];
    return address.startsWith('+82') ? [SEOUL] : zones;
  },
});
