import { hoursRule } from '../../hours-rule.ts';

export const usSms2 = hoursRule({
  id: 'US-SMS-2',
  pack: 'US',
  source: '47 CFR 64.1200(c)(1): 08:00 to 21:00 where the customer is; some states end at 20:00',
  says: "Advertising texts come from 09:00 to 20:00, in every zone of the number's area code and in the customer's own.",
  hours: { from: '20:00', to: '09:00' },
  reason: 'outside-calling-hours',
});
