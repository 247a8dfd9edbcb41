import { aTemplate } from './a-stack.ts';
import { alarms } from './alarms.ts';
import { events } from './events.ts';
import { functions } from './functions.ts';
import { permissions } from './permissions.ts';
import { queues } from './queues.ts';

/** One synthesis for all that is asked of the template: it takes more than a second. */
const template = aTemplate();
functions(template);
permissions(template);
queues(template);
events(template);
alarms(template);
