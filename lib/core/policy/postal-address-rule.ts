import type { Settings } from '../settings.ts';
import type { Pack, PolicyRule } from './definition.ts';
import { partsInWords, partsWithout } from './text/shown.ts';
import { type Lack, type Look, type Mail, textRule } from './text-rule.ts';

/** A rule that wants the company's postal address in advertising mail. */
export function postalAddressRule(given: {
  readonly id: string;
  readonly pack: Pack;
  readonly source: string;
  readonly says: string;
}): PolicyRule {
  return textRule({ ...given, mail: showsAddress });
}

export function showsAddress(mail: Mail, { brand }: Settings): Look<Mail> {
  if (brand.address.trim() === '') return NO_ADDRESS;
  const parts = partsWithout(mail, brand.address);
  if (parts.length === 0) return 'right';
  return {
    reason: 'postal-address-missing',
    message: `the postal address is not shown in ${partsInWords(parts)}`,
    hint: 'put {{ brand.address }} in the footer',
  };
}

const NO_ADDRESS: Lack = {
  reason: 'postal-address-missing',
  message: 'there is no postal address',
  hint: 'advertising mail must show one: put it in settings.json as brand.address',
  setting: 'brand.address',
};
