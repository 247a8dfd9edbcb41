/** What is said of results, in one language. Numbers come in ready to read, ids of variants as they are. */
export type ResultsTexts = {
  /** What a metric is called in all sentences below, by its id. */
  readonly metric: (id: string) => string;
  readonly blocked: (oneIn: string) => string;
  readonly collecting: (of: { variant: string; metric: string; converters: number; least: number }) => string;
  readonly collectingCustomers: (of: { variant: string; customers: number; least: number }) => string;
  readonly running: (of: { leading: string; customers: number; planned: number | undefined }) => string;
  readonly winner: (of: {
    variant: string;
    control: string;
    metric: string;
    lift: LiftWords | undefined;
  }) => string;
  readonly alsoBetter: (variants: readonly string[]) => string;
  readonly loser: (of: { control: string; variants: readonly string[]; metric: string }) => string;
  readonly harm: (of: { variants: readonly string[]; metrics: readonly string[] }) => string;
  readonly noDifference: (of: { control: string; metric: string }) => string;
  readonly tooFew: (metric: string) => string;
  readonly exploratory: string;
  readonly columns: {
    readonly customers: string;
    readonly converted: string;
    readonly each: string;
    readonly lift: string;
    readonly chance: string;
    readonly call: string;
  };
  readonly calls: { readonly better: string; readonly worse: string; readonly open: string };
  readonly control: string;
  /** Of an experiment that gives the better variants more newcomers; shares are ready to read. */
  readonly bandit: {
    readonly sentence: (shares: readonly { variant: string; share: string }[]) => string;
    readonly best: string;
    readonly weight: string;
  };
  /** Of those who get no marketing at all. */
  readonly holdout: {
    readonly brings: (of: HoldoutWords) => string;
    readonly costs: (of: HoldoutWords) => string;
    readonly open: (of: HoldoutWords) => string;
    readonly collecting: (least: { converters: number; customers: number }) => string;
    readonly marketing: string;
    readonly heldOut: string;
    readonly brought: string;
    readonly total: string;
  };
  readonly liftOverTime: string;
  readonly funnel: string;
};

/** In all: customers who reached a goal, and money. */
type HoldoutWords = { readonly customers: LiftWords; readonly money: LiftWords };

export type LiftWords = { readonly estimate: string; readonly low: string; readonly high: string };
