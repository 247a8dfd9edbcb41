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
} from '../../lib/core/ports.ts';

export type Stores = {
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
};

/** Opens empty stores. A contract is the same for whatever opens them; expected values are what core/ports.ts says. */
export type OpenStores = () => Promise<Stores>;
