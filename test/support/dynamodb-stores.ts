import { agendaStore } from '../../lib/aws/dynamo/agenda-store.ts';
import { asideStore } from '../../lib/aws/dynamo/aside-store.ts';
import { customerStore } from '../../lib/aws/dynamo/customer-store.ts';
import type { Dynamo } from '../../lib/aws/dynamo/dynamo.ts';
import { enrolmentStore } from '../../lib/aws/dynamo/enrolment-store.ts';
import { experimentStore } from '../../lib/aws/dynamo/experiment-store.ts';
import { journeyStore } from '../../lib/aws/dynamo/journey-store.ts';
import { paceStore } from '../../lib/aws/dynamo/pace-store.ts';
import { reportStore } from '../../lib/aws/dynamo/report-store.ts';
import { sendStore } from '../../lib/aws/dynamo/send-store.ts';
import { suppressionStore } from '../../lib/aws/dynamo/suppression-store.ts';
import { wheelStore } from '../../lib/aws/dynamo/wheel-store.ts';
import type { Stores } from '../contract/stores.ts';

/** All stores over one table. */
export function storesOn(dynamo: Dynamo): Stores {
  return {
    customers: customerStore(dynamo),
    enrolments: enrolmentStore(dynamo),
    agendas: agendaStore(dynamo),
    asides: asideStore(dynamo),
    sends: sendStore(dynamo),
    suppressions: suppressionStore(dynamo),
    journeys: journeyStore(dynamo),
    pace: paceStore(dynamo),
    experiments: experimentStore(dynamo),
    wheel: wheelStore(dynamo),
    reports: reportStore(dynamo),
  };
}
