import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../lib/emulator/emulator.ts';
import type { Call } from '../../lib/emulator/gateway.ts';
import { canEmulate, eventually, mailsTo, putFromOutside, runningStack } from './end-to-end-stack.ts';

// What one enrolment in `onboarding` costs in requests, from the event to the first wait: counted at the door of the
// emulator, and compared with the table that docs/emulator.md shows.

describe.skipIf(!canEmulate)('an enrolment, from the event to the first wait', () => {
  const calls: Call[] = [];
  let emulator: Emulator;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ emulator, end } = await runningStack({ speed: 1, onCall: (call) => calls.push(call) }));
    await enrolled('warm-up'); // functions that start read the content, once
    calls.length = 0;
    await enrolled('mina');
  }, 240_000);
  afterAll(() => end());

  async function enrolled(customerId: string): Promise<void> {
    const address = `${customerId}@example.com`;
    const before = legsDone();
    await putFromOutside(emulator.place.endpoint, {
      name: 'Signed Up',
      detail: { customerId, traits: { email: address }, consent: { email: 'granted' } },
    });
    await eventually(async () => (await mailsTo(emulator.place.endpoint, address))[0], PATIENCE);
    await eventually(async () => {
      const told = (name: string) => calls.filter((call) => nameOf(call).startsWith(name)).length;
      // SES's two events; the sign-up, two segments, a stage, a change of consent, and that all this was told
      const all =
        told('record-delivery dynamodb GetItem') >= 3 &&
        told('record-delivery dynamodb UpdateItem') >= 1 &&
        told('ingest dynamodb UpdateItem') >= 6;
      return legsDone() > before && all ? true : undefined;
    }, PATIENCE);
  }

  /** The walk over all customers after a deployment is a Standard execution. */
  const legsDone = () =>
    emulator.services.states
      .executions()
      .filter(({ status, type }) => status === 'SUCCEEDED' && type === 'EXPRESS').length;

  it('makes the requests that the documentation says, and no more', () => {
    const counted = new Map<string, number>();
    const transactions = new Set<string>();
    for (const call of calls.filter(isOfTheEnrolment)) {
      // Whoever meets another at the customer's row reads her again before the transaction is made again.
      const again = isRepeated(call, transactions);
      const name = again ? nameOf(call).replace('TransactWriteItems', 'Query') : nameOf(call);
      if (!again || name.startsWith('ingest')) counted.set(name, (counted.get(name) ?? 0) + (again ? -1 : 1));
    }
    const rows = [...counted]
      .map(([name, count]) => `| ${name.split(' ').join(' | ')} | ${count} |`)
      .toSorted();
    expect(documented()).toEqual(rows);
  });
});

/** Not what comes round by itself, nor a look whether there is a newer deployment, once a minute. */
function isOfTheEnrolment(call: Call): boolean {
  const { principal, service } = call;
  return principal.kind === 'role' && service !== 's3' && !/^(tick|watch-|walk-|make-)/.test(nameOf(call));
}

/** Of a busy machine. */
const PATIENCE = 60;

/** SES's two events may come at once and meet at the send's row, those of one customer at hers. */
function isRepeated(call: Call, seen: Set<string>): boolean {
  if (!nameOf(call).endsWith('TransactWriteItems')) return false;
  const rows = [...call.request.body.toString().matchAll(/"[ps]k":\{"S":"[^"]*"\}/g)].map(([key]) => key);
  const text = rows.join();
  if (seen.has(text)) return true;
  seen.add(text);
  return false;
}

/** SES speaks REST: the operation is the path. */
const REST: Readonly<Record<string, string>> = { '/v2/email/outbound-emails': 'SendEmail' };

/** `send-message dynamodb TransactWriteItems` */
function nameOf({ principal, service, request }: Call): string {
  const session = principal.kind === 'role' ? principal.session.replace('sojourn-dev-', '') : 'outside';
  const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? REST[request.path] ?? request.path;
  return `${session} ${service} ${operation}`;
}

function documented(): string[] {
  const page = readFileSync('docs/emulator.md', 'utf8');
  return [...page.matchAll(/^\| [a-z-]+ \| [a-z0-9]+ \| [A-Za-z]+ \| \d+ \|$/gm)]
    .map(([row]) => row)
    .toSorted();
}
