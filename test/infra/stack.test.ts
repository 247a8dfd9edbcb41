import { synthesized } from './a-stack.ts';
import { alarms } from './alarms.ts';
import { collector } from './collector.ts';
import { content } from './content.ts';
import { events } from './events.ts';
import { functions } from './functions.ts';
import { journeys } from './journeys.ts';
import { pages } from './pages.ts';
import { permissions } from './permissions.ts';
import { queues } from './queues.ts';
import { table } from './table.ts';
import { texts } from './texts.ts';
import { walk } from './walk.ts';

/** One synthesis for all that is asked of the template: it takes more than a second. */
const { template, folder } = synthesized();
functions(template);
permissions(template);
queues(template);
events(template);
alarms(template);
table(template);
journeys(template, folder);
content(template, folder);
pages(template);
texts(template);
walk(template);
collector(template);
