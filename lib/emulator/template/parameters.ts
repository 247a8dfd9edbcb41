import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

/**
 * The value of each parameter: its default, or what lies in SSM under the name that its default gives.
 * @throws TemplateError for one that has neither
 */
export function parameterValues({ Parameters }: Template): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(Parameters).map(([name, { Type, Default }]) => {
      if (Default === undefined) throw new TemplateError(`the parameter ${name} has no default`);
      return [name, Type.startsWith('AWS::SSM::Parameter::Value<') ? stored(name, Default) : Default];
    }),
  );
}

/** What `cdk bootstrap` leaves in an account; templates ask whether it is new enough, and here it always is. */
const BOOTSTRAP_VERSION = '30';

function stored(name: string, key: unknown): string {
  if (/^\/cdk-bootstrap\/[^/]+\/version$/.test(String(key))) return BOOTSTRAP_VERSION;
  throw new TemplateError(`the parameter ${name} lies in SSM under ${String(key)}: the emulator has no SSM`);
}
