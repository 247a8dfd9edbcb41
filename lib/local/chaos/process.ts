import { StoreBusyError } from '../../core/errors.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { between, type Setting } from './setting.ts';

/** How whoever called a function learns that its process is gone: at once, or when its time is up. */
export type Death = 'exited' | 'timed-out';

/** The process behind one call of a function. It dies between two steps, and then nothing after it runs: no finally either. */
export type Process = {
  startedAt: EpochMs;
  isGone: boolean;
  onDeath: (death: Death) => void;
};

/** The send Lambda's, and generous for the others. */
export const FUNCTION_TIMEOUT_MS = 30_000;

/**
 * Wraps a port so that each call of it takes a little virtual time, may find rows contended, and may be the last thing that
 * its process does, before or after it took effect.
 */
export function throughFaults<Port extends object>(
  name: string,
  port: Port,
  process: Process,
  about: { readonly setting: Setting; readonly isStore: boolean },
): Port {
  const wrapped = Object.entries(port).map(([method, work]) => [method, wrap(`${name}.${method}`, work)]);
  return Object.fromEntries(wrapped);

  function wrap(call: string, work: unknown): unknown {
    if (typeof work !== 'function') return work;
    return isGenerator(work)
      ? async function* (...args: unknown[]) {
          await reach(call, args, async () => undefined);
          yield* work(...args);
        }
      : (...args: unknown[]) => reach(call, args, () => work(...args));
  }

  async function reach(
    call: string,
    args: readonly unknown[],
    effect: () => Promise<unknown>,
  ): Promise<unknown> {
    const { timeline, faults, trace, random } = about.setting;
    const slow = faults.happens('a call took seconds');
    await timeline.pass(slow ? between(random, 1_000, 12_000) : between(random, 1, 25));
    if (timeline.now() > process.startedAt + FUNCTION_TIMEOUT_MS) die('timed-out');
    if (process.isGone) return forEver();
    if (faults.happens('crash before a call took effect')) return crash();
    if (about.isStore && faults.happens('rows contended or throttled')) {
      trace.note(timeline.now(), `${call} busy`, nameOf(args));
      throw new StoreBusyError(`${call} was throttled`);
    }
    const answer = await effect();
    trace.note(timeline.now(), `${call} ${summaryOf(answer)}`, nameOf(args));
    if (faults.happens('crash after a call took effect')) return crash();
    return answer;

    function crash(): Promise<never> {
      trace.note(timeline.now(), `${call} crash`, nameOf(args));
      die(random() < 0.5 ? 'exited' : 'timed-out');
      return forEver();
    }
  }

  function die(death: Death): void {
    if (process.isGone) return;
    process.isGone = true;
    process.onDeath(death);
  }
}

/** Of a process that is gone nothing is ever heard again. A promise for each, or they would all be held by one. */
function forEver(): Promise<never> {
  return new Promise(() => {});
}

type GeneratorFunction = (...args: unknown[]) => AsyncGenerator;
const AsyncGeneratorFunction = Object.getPrototypeOf(async function* () {}).constructor;

function isGenerator(work: object): work is GeneratorFunction {
  return work instanceof AsyncGeneratorFunction;
}

/** Whose call it is, for the trace. */
function nameOf(args: readonly unknown[]): string {
  const names = args.map((one) => {
    if (typeof one !== 'object' || one === null) return typeof one === 'string' ? one : '';
    const { customerId, sendId, enrolmentId, messageId, event, run, profile } = one as Readonly<
      Record<string, unknown>
    >;
    const inner = event ?? run ?? profile;
    const of = [customerId, sendId, enrolmentId, messageId].filter((name) => typeof name === 'string');
    return of.length === 0 && inner !== undefined ? nameOf([inner]) : of.join(' ');
  });
  return names.join(' ').trim();
}

function summaryOf(answer: unknown): string {
  if (typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean')
    return String(answer);
  if (typeof answer !== 'object' || answer === null) return '';
  const { status, outcome } = answer as Readonly<Record<string, unknown>>;
  return typeof outcome === 'string' ? outcome : typeof status === 'string' ? status : '';
}
