import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ImportStoppedError } from '../../../lib/aws/import-bus.ts';
import { ImportEventsInput, importEventsCommand } from '../../../lib/cli/commands/import-events.ts';
import { runProgram } from '../../../lib/cli/program.ts';
import type { InboundEvent } from '../../../lib/core/event/definition.ts';
import { aWorkflowsFolder, welcomeJourney } from '../../project/a-workflows-folder.ts';
import { aFile } from '../a-file.ts';
import { listeningIo } from '../listening-io.ts';

const ORDERS = [
  'InvoiceNo,CustomerID,InvoiceDate,Total',
  '1,17850,2021-12-01 08:26,42.5',
  '2,17850,2021-12-09 09:00,10',
  '3,,2021-12-09 09:00,10',
];
const FLAGS = {
  event: 'Order Completed',
  customerColumn: 'CustomerID',
  timeColumn: 'InvoiceDate',
  property: ['total=Total:number'],
};

/** @param bus how many waves it takes before it stops */
async function imported(
  file: string,
  given: object = {},
  { mapping = FLAGS, waves = Infinity }: { mapping?: object; waves?: number } = {},
) {
  const terminal = listeningIo();
  const events: InboundEvent[] = [];
  let put = 0;
  const bus = {
    put: async (some: readonly InboundEvent[]) => {
      put += 1;
      if (put > waves) throw new ImportStoppedError('ThrottlingException');
      events.push(...some);
    },
  };
  const input = ImportEventsInput.parse({ file, mapping, ...given });
  const exitCode = await importEventsCommand(input, terminal.io, { open: async () => bus, now: () => 0 });
  return { exitCode, events, terminal };
}

describe('sojourn import events', () => {
  it('hands each event over as history, at its own time, however long ago', async () => {
    const { exitCode, events } = await imported(
      await aFile('orders.csv', ORDERS),
      {},
      {
        mapping: { ...FLAGS, idColumn: 'InvoiceNo' },
      },
    );
    expect(exitCode).toBe(0);
    expect(events).toMatchObject([
      {
        messageId: '1',
        event: 'Order Completed',
        customerId: '17850',
        timestamp: '2021-12-01T08:26:00.000Z',
        properties: { total: 42.5 },
        imported: true,
      },
      { messageId: '2', imported: true },
    ]);
  });

  it('names events without an id by the file and the line: again the same, and other than another file’s', async () => {
    const once = await imported(await aFile('orders.csv', ORDERS));
    const again = await imported(await aFile('orders.csv', ORDERS));
    const other = await imported(await aFile('orders.csv', [...ORDERS, '4,17851,2021-12-10 09:00,10']));
    const ids = ({ events }: typeof once) => events.map(({ messageId }) => messageId);
    expect(ids(again)).toEqual(ids(once));
    expect(ids(other).some((id) => ids(once).includes(id))).toBe(false);
  });

  it('lists the lines that cannot be used beside the file, with the reason', async () => {
    const file = await aFile('orders.csv', ORDERS);
    const { terminal } = await imported(file);
    expect(terminal.out()).toContain('✔ 2 events handed over as history; nothing is started by them');
    expect(terminal.out()).toContain('1 line to mend:');
    expect(await readFile(file.replace('.csv', '.rejects.csv'), 'utf8')).toContain(
      '4,,no customer in CustomerID,',
    );
  });

  it('goes on where it was stopped, and puts nothing twice that was put', async () => {
    const lines = Array.from({ length: 150 }, (_, row) => `${row},c${row},2021-12-01 08:26,1`);
    const file = await aFile('orders.csv', [ORDERS[0] ?? '', ...lines]);
    const first = await imported(file, {}, { mapping: FLAGS, waves: 1 });
    expect(first.exitCode).toBe(2);
    expect(first.terminal.err()).toContain('100 events are there. The same command goes on from there.');
    const second = await imported(file);
    expect(second.terminal.out()).toContain('Goes on after 100 events.');
    expect([first.events.length, second.events.length]).toEqual([100, 50]);
  });

  it('tells in a dry run whom the events would have led into which journey, and puts nothing', async () => {
    const folder = await aWorkflowsFolder({
      'journeys/welcome.json': {
        ...welcomeJourney,
        entry: { event: 'Order Completed', if: { event: 'Order Completed', atLeast: 2 } },
      },
    });
    const { events, terminal } = await imported(await aFile('orders.csv', ORDERS), { dryRun: true, folder });
    // only at the second order of the one customer there is does the condition hold
    expect(terminal.out()).toContain('1 customer would enter welcome');
    expect(events).toEqual([]);
  });

  it('says so when nobody would enter', async () => {
    const folder = await aWorkflowsFolder();
    const { terminal } = await imported(await aFile('orders.csv', ORDERS), { dryRun: true, folder });
    expect(terminal.out()).toContain('nobody would enter a journey, even if they happened now');
  });
});

describe('sojourn import events at the command line', () => {
  it('takes the flags that stand behind it for its own, though import has some of the same names', async () => {
    const terminal = listeningIo();
    const file = await aFile('orders.csv', ORDERS);
    const folder = await aWorkflowsFolder();
    const flags = [
      '--event',
      'Order Completed',
      '--customer-column',
      'CustomerID',
      '--time-column',
      'InvoiceDate',
    ];
    const call = ['import', 'events', file, ...flags, '--dry-run', '--stage', 'prod', '--folder', folder];
    expect(await runProgram(call, terminal.io)).toBe(0);
    expect(terminal.out()).toContain(`next: npx sojourn import events ${file} --stage prod`);
  });
});
