import type { Enrolment } from '../core/enrolment/definition.ts';
import type { Send } from '../core/message/send.ts';
import type {
  AgendaStore,
  AsideStore,
  CustomerStore,
  EnrolmentStore,
  ExperimentStore,
  JourneyStore,
  PaceStore,
  ReportStore,
  SendStore,
  SuppressionStore,
  WheelStore,
} from '../core/ports.ts';
import { memoryAgendas } from './memory-agendas.ts';
import { memoryAsides } from './memory-asides.ts';
import { memoryCustomers } from './memory-customers.ts';
import { memoryEnrolments } from './memory-enrolments.ts';
import { memoryExperiments } from './memory-experiments.ts';
import { memoryJourneys } from './memory-journeys.ts';
import { memoryPace } from './memory-pace.ts';
import { memoryReports } from './memory-reports.ts';
import { memorySends } from './memory-sends.ts';
import { memorySuppressions } from './memory-suppressions.ts';
import { createMemoryTable } from './memory-table.ts';
import { memoryWheel } from './memory-wheel.ts';

export type MemoryStores = {
  readonly customers: CustomerStore;
  readonly enrolments: EnrolmentStore;
  readonly agendas: AgendaStore;
  readonly asides: AsideStore;
  readonly sends: SendStore;
  readonly suppressions: SuppressionStore;
  readonly journeys: JourneyStore;
  readonly pace: PaceStore;
  readonly experiments: ExperimentStore;
  readonly wheel: WheelStore;
  readonly reports: ReportStore;
  /** Everything, for the report at the end of a simulation. No port offers this: on AWS it would be a scan. */
  readonly everything: { enrolments(): Iterable<Enrolment>; sends(): Iterable<Send> };
};

/** All stores over one table in memory. What they hand out is frozen. */
export function createMemoryStores(): MemoryStores {
  const table = createMemoryTable();
  return {
    customers: memoryCustomers(table),
    enrolments: memoryEnrolments(table),
    agendas: memoryAgendas(table),
    asides: memoryAsides(table),
    sends: memorySends(table),
    suppressions: memorySuppressions(table),
    journeys: memoryJourneys(table),
    pace: memoryPace(table),
    experiments: memoryExperiments(table),
    wheel: memoryWheel(table),
    reports: memoryReports(),
    everything: {
      *enrolments() {
        for (const row of table.customers.values()) yield* row.enrolments;
      },
      sends: () => table.sends.values(),
    },
  };
}
