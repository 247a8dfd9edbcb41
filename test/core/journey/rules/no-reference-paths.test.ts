import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

const steps = (key: string) => [
  { id: 'note', update: { set: { [key]: 1 }, increment: { visits: 1 } } },
  { id: 'tell', emit: { event: 'Call Requested', properties: { [key]: '$.run' } } },
];

it('a name may have a dollar sign, or a dot, but for the two at its end', () => {
  expect(saidBy('no-reference-paths', { steps: steps('price.$us') })).toEqual([]);
});

it('a name that Step Functions would take for a reference is a mistake', () => {
  const message = '"price.$" ends in ".$", which AWS Step Functions keeps for itself';
  expect(saidBy('no-reference-paths', { steps: steps('price.$') })).toEqual([
    `steps.0.update.set.price.$: ${message}`,
    `steps.1.emit.properties.price.$: ${message}`,
  ]);
});
