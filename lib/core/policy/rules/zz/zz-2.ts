import { hoursRule } from '../../hours-rule.ts';

export const zz2 = hoursRule({
  id: 'ZZ-2',
  pack: 'ZZ',
  source: 'ours: the strictest of the laws above',
  says: "Where the country is not known, or we know no rules of it, advertising texts come from 09:00 to 20:00 in every zone where the customer may be; if nothing tells, in the company's.",
  hours: { from: '20:00', to: '09:00' },
  reason: 'outside-calling-hours',
});
