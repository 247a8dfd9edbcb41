import type { Place } from '../service.ts';
import type { AssembledStack } from './assembly.ts';
import { TemplateError } from './template-error.ts';

/**
 * A template made for one account and Region has both in its texts: it cannot run as if it were elsewhere.
 * @throws TemplateError
 */
export function refuseOtherPlaces(
  stacks: readonly Pick<AssembledStack, 'name' | 'environment'>[],
  { account, region }: Pick<Place, 'account' | 'region'>,
): void {
  for (const { name, environment } of stacks) {
    const [, itsAccount = '', itsRegion = ''] = /^aws:\/\/([^/]+)\/(.+)$/.exec(environment) ?? [];
    if (['unknown-account', account].includes(itsAccount) && ['unknown-region', region].includes(itsRegion))
      continue;
    throw new TemplateError(
      `the stack ${name} is for ${environment}, and this emulator is account ${account}, ${region}: start one with those`,
    );
  }
}
