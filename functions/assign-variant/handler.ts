import { awsPorts } from '../../lib/aws/ports.ts';
import { assignVariant } from '../../lib/core/tasks/assign-variant.ts';
import { AssignVariantInput } from '../../lib/core/tasks/input.ts';
import { lambda } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = lambda(AssignVariantInput, (input) => assignVariant(input, ports));
