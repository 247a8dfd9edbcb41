import { expect, it } from 'vitest';
import { didYouMean } from '../../lib/core/did-you-mean.ts';

const kinds = ['send', 'wait', 'waitFor', 'branch', 'experiment'];

it.each([
  ['sed', 'send'],
  ['sned', 'send'],
  ['Send', 'send'],
  ['waitfor', 'waitFor'],
  ['brunch', 'branch'],
  ['expirement', 'experiment'],
])('%s was probably meant as %s', (written, meant) => {
  expect(didYouMean(written, kinds)).toBe(`did you mean "${meant}"?`);
});

it.each(['', 'goto', 'trigger', 'x'.repeat(1_000_000)])('nothing is near enough to "%.20s"', (written) => {
  expect(didYouMean(written, kinds)).toBeUndefined();
});

it('among no words there is nothing to mean', () => {
  expect(didYouMean('send', [])).toBeUndefined();
});
