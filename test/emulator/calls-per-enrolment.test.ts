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
  }, 60_000);
  afterAll(() => end());

  async function enrolled(customerId: string): Promise<void> {
    const address = `${customerId}@example.com`;
    const before = emulator.services.states
      .executions()
      .filter(({ status }) => status === 'SUCCEEDED').length;
    await putFromOutside(emulator.place.endpoint, {
      name: 'Signed Up',
      detail: { customerId, traits: { email: address }, consent: { email: 'granted' } },
    });
    await eventually(async () => (await mailsTo(emulator.place.endpoint, address))[0]);
    await eventually(async () => {
      const succeeded = emulator.services.states.executions().filter(({ status }) => status === 'SUCCEEDED');
      const told = (name: string) => calls.filter((call) => nameOf(call).startsWith(name)).length;
      // SES's two events; the sign-up and the change of consent that it carried
      const all =
        told('record-delivery dynamodb GetItem') >= 3 &&
        told('record-delivery dynamodb UpdateItem') >= 1 &&
        told('ingest dynamodb UpdateItem') >= 2;
      return succeeded.length > before && all ? true : undefined;
    });
  }

  it('makes the requests that the documentation says, and no more', () => {
    const counted = new Map<string, number>();
    const transactions = new Set<string>();
    for (const call of calls.filter(({ principal }) => principal.kind === 'role')) {
      if (isRepeated(call, transactions)) continue;
      const name = nameOf(call);
      if (!name.startsWith('tick')) counted.set(name, (counted.get(name) ?? 0) + 1);
    }
    const rows = [...counted]
      .map(([name, count]) => `| ${name.split(' ').join(' | ')} | ${count} |`)
      .toSorted();
    expect(documented()).toEqual(rows);
  });
});

/** SES's two events may come at once and meet at the send's row: the transaction that is made again counts once. */
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
