import { awsPorts } from '../../lib/aws/ports.ts';
import { UpdateProfileInput } from '../../lib/core/tasks/input.ts';
import { updateProfile } from '../../lib/core/tasks/update-profile.ts';
import { lambda } from '../lambda.ts';

const ports = awsPorts(process.env);

export const handler = lambda(UpdateProfileInput, (input) => updateProfile(input, ports));
