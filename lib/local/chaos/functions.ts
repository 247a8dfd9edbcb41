import type { SimulatedPorts } from '../simulated-ports.ts';
import { type Death, FUNCTION_TIMEOUT_MS, type Process, throughFaults } from './process.ts';
import { between, type Setting } from './setting.ts';

/** What comes of calling a function: its answer, the error that it threw, or how its process ended. */
export type Outcome<Answer> =
  | { readonly answer: Answer }
  | { readonly error: Error }
  | { readonly died: Death };

export type Functions = {
  /** Calls a function in an environment of its own, as Lambda does; resolves when the caller learns how it went. */
  invoke<Answer>(work: (ports: SimulatedPorts) => Promise<Answer>): Promise<Outcome<Answer>>;
};

type Environment = { readonly process: Process; readonly ports: SimulatedPorts };

/**
 * Lambda: an environment serves one call at a time and is used again, until its process dies. Each has a clock of its own,
 * which may be off by some seconds. @param outside the ports as the world has them, without faults
 */
export function createFunctions(outside: SimulatedPorts, setting: Setting): Functions {
  const { timeline, faults, random } = setting;
  const idle: Environment[] = [];

  return {
    async invoke(work) {
      const environment = idleOne() ?? newEnvironment();
      const { process, ports } = environment;
      process.startedAt = timeline.now();
      return new Promise((resolve) => {
        process.onDeath = (died) => {
          const noticed = died === 'exited' ? timeline.now() + 100 : process.startedAt + FUNCTION_TIMEOUT_MS;
          timeline.at(noticed, () => resolve({ died }));
        };
        const ended = (outcome: Parameters<typeof resolve>[0]) => {
          idle.push(environment);
          resolve(outcome);
        };
        work(ports).then(
          (answer) => ended({ answer }),
          (error: unknown) => ended({ error: error instanceof Error ? error : new TypeError(String(error)) }),
        );
      });
    },
  };

  /** What a call left behind may have ended the process since. */
  function idleOne(): Environment | undefined {
    let environment = idle.pop();
    while (environment?.process.isGone === true) environment = idle.pop();
    return environment;
  }

  function newEnvironment(): Environment {
    const process: Process = { startedAt: 0, isGone: false, onDeath: () => {} };
    const skewMs = faults.happens('clock of a function off by seconds') ? between(random, -5_000, 5_000) : 0;
    const store = <Port extends object>(name: string, port: Port) =>
      throughFaults(name, port, process, { setting, isStore: true });
    const service = <Port extends object>(name: string, port: Port) =>
      throughFaults(name, port, process, { setting, isStore: false });
    const ports: SimulatedPorts = {
      customers: store('customers', outside.customers),
      enrolments: store('enrolments', outside.enrolments),
      agendas: store('agendas', outside.agendas),
      asides: store('asides', outside.asides),
      sends: store('sends', outside.sends),
      suppressions: store('suppressions', outside.suppressions),
      journeys: store('journeys', outside.journeys),
      pace: store('pace', outside.pace),
      experiments: store('experiments', outside.experiments),
      wheel: store('wheel', outside.wheel),
      reports: store('reports', outside.reports),
      sender: service('sender', outside.sender),
      runner: service('runner', outside.runner),
      publisher: service('publisher', outside.publisher),
      wakeQueue: service('wakeQueue', outside.wakeQueue),
      sendQueue: service('sendQueue', outside.sendQueue),
      reviewQueue: service('reviewQueue', outside.reviewQueue),
      walks: service('walks', outside.walks),
      news: service('news', outside.news),
      alarms: service('alarms', outside.alarms),
      // a function remembers what never changes, and the registry for some seconds
      content: outside.content,
      pages: outside.pages,
      ids: outside.ids,
      clock: { now: () => timeline.now() + skewMs },
    };
    return { process, ports };
  }
}
