import { access, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ImportStoppedError } from '../../../lib/aws/import-bus.ts';
import { ImportInput, importCommand } from '../../../lib/cli/commands/import.ts';
import { aWorkflowsFolder } from '../../project/a-workflows-folder.ts';
import { aFile } from '../a-file.ts';
import { anImport, NOON } from '../import/an-import.ts';
import { listeningIo } from '../listening-io.ts';

const HEADER = 'customerId,Mail,Mobile,Newsletter,Left,City';
const flags = {
  column: ['email=Mail', 'phone=Mobile', 'city=City'],
  consent: ['email=Newsletter'],
  optOut: ['sms=Left'],
  country: 'KR',
};

async function there(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

describe('sojourn import', () => {
  it('hands each customer over with traits, consent and refusal', async () => {
    const file = await aFile('customers.csv', [HEADER, '7,MINA@example.com,010-1234-5678,동의,Y,Seoul']);
    const { exitCode, events, out } = await anImport(file, flags);
    expect(exitCode).toBe(0);
    expect(events).toMatchObject([
      {
        event: 'Customer Imported',
        customerId: '7',
        timestamp: '2026-03-02T12:00:00.000Z',
        traits: { email: 'mina@example.com', phone: '+821012345678', city: 'Seoul' },
        consent: {
          email: { status: 'granted', source: 'import customers.csv' },
          sms: { status: 'withdrawn', source: 'import customers.csv' },
        },
      },
    ]);
    expect(out).toContain('e-mail: 1 yes, 0 opted out');
    expect(out).toContain('SMS: 0 yes, 1 opted out');
    expect(out).toMatch(/next: npx sojourn why <customer> --stage dev$/);
  });

  it('makes up no consent where no column speaks of it', async () => {
    const file = await aFile('customers.csv', ['customerId,email', '1,a@example.com']);
    const { events, out } = await anImport(file);
    expect(events[0]?.consent).toEqual({});
    expect(out).toContain('1 row with no word on e-mail or SMS: no consent is noted');
  });

  it('takes the no where one column says no and another does not', async () => {
    const file = await aFile('customers.csv', ['customerId,Newsletter,Offers,Left', '1,no,yes,N']);
    const consent = ['email=Newsletter', 'email=Offers'];
    const { events } = await anImport(file, { consent, optOut: ['email=Left'], othersConsented: true });
    expect(events[0]?.consent.email).toMatchObject({ status: 'withdrawn' });
  });

  it('reads semicolons, marks, ends of line inside quotes', async () => {
    const file = await aFile('customers.csv', [
      '\uFEFFcustomerId;email;city',
      '1;a@example.com;"Seoul',
      'Jongno"',
    ]);
    const { events } = await anImport(file, { column: ['city=city'] });
    expect(events[0]?.traits).toEqual({ email: 'a@example.com', city: 'Seoul\nJongno' });
  });

  it('says when it has taken a file for one of Korean Excel', async () => {
    // expected: KS X 1001: 서 is 0xBCAD, 울 is 0xBFEF
    const seoul = Buffer.from([0xbc, 0xad, 0xbf, 0xef]);
    const file = await aFile('customers.csv', Buffer.concat([Buffer.from('customerId,city\n1,'), seoul]));
    const { events, out } = await anImport(file, { column: ['city=city'] });
    expect(events[0]?.traits).toEqual({ city: '서울' });
    expect(out).toContain('read as euc-kr, as Korean Excel writes');
  });

  it('keeps a refusal even where the address is none', async () => {
    const file = await aFile('customers.csv', [HEADER, '1,nobody,,no,,']);
    const { events, out } = await anImport(file, flags);
    expect(events).toMatchObject([{ traits: {}, consent: { email: { status: 'withdrawn' } } }]);
    expect(out).toContain('not an e-mail address; the customer comes without it (line 2 "nobody")');
  });
});

describe('rows that cannot be used', () => {
  it('go to a file of rejects with line, column and reason, which can be imported when mended', async () => {
    const file = await aFile('customers.csv', [
      HEADER,
      '1,a@example.com,,perhaps,,"Seoul, Jongno"',
      '2,b@example.com,,yes,,',
      ',c@example.com,,yes,,',
      '4,d@example.com',
    ]);
    const { events, out, exitCode } = await anImport(file, flags);
    expect(exitCode).toBe(0);
    expect(events.map(({ customerId }) => customerId)).toEqual(['2']);
    const rejectsFile = file.replace('.csv', '.rejects.csv');
    expect(out).toContain(`3 to mend: ${rejectsFile}`);
    expect(await readFile(rejectsFile, 'utf8')).toBe(
      [
        `\uFEFFreject line,reject column,reject reason,reject value,${HEADER}`,
        '2,Newsletter,Newsletter that says neither yes nor no,perhaps,1,a@example.com,,perhaps,,"Seoul, Jongno"',
        '4,customerId,nothing in customerId,,,c@example.com,,yes,,',
        '5,,more or fewer values than there are columns,2 values instead of 6',
        '',
      ].join('\r\n'),
    );
  });

  it('leave no file of rejects behind where there are none', async () => {
    const file = await aFile('customers.csv', ['customerId', '1']);
    await anImport(file);
    expect(await there(file.replace('.csv', '.rejects.csv'))).toBe(false);
  });

  it('stop the command where there are no others', async () => {
    const file = await aFile('customers.csv', [HEADER, '1,a@example.com,,perhaps,,']);
    const { exitCode, events, err } = await anImport(file, flags);
    expect(exitCode).toBe(2);
    expect(events).toEqual([]);
    expect(err).toContain('There is no customer in');
    expect(err).toContain('line 2, Newsletter that says neither yes nor no');
  });
});

describe('an import that is interrupted', () => {
  const rows = Array.from({ length: 250 }, (_, index) =>
    `c${index},,,perhaps,,`.replace('perhaps', index % 50 === 0 ? 'perhaps' : 'yes'),
  );

  it('says how far it came, and goes on from there with the same moment', async () => {
    const file = await aFile('customers.csv', [HEADER, ...rows]);
    const first = await anImport(file, flags, { stopsAfter: 120 });
    expect(first.exitCode).toBe(2);
    expect(first.err).toContain('The bus takes no more: ThrottlingException slow');
    expect(first.err).toContain('100 rows are there. The same command goes on from there.');

    const second = await anImport(file, flags, { now: NOON + 60_000 });
    expect(second.out).toContain('Goes on after 100 rows.');
    const all = [...first.events, ...second.events];
    const expected = rows.flatMap((row, index) => (index % 50 === 0 ? [] : [row.slice(0, row.indexOf(','))]));
    expect(all.map(({ customerId }) => customerId)).toEqual(expected);
    expect(new Set(all.map(({ timestamp }) => timestamp))).toEqual(new Set(['2026-03-02T12:00:00.000Z']));
    expect(second.out).toContain('5 rows rejected');
    expect(await there(`${file}.progress.json`)).toBe(false);
  });

  it('begins anew where the columns are to mean something else', async () => {
    const file = await aFile('customers.csv', [HEADER, ...rows]);
    await anImport(file, flags, { stopsAfter: 120 });
    const { events } = await anImport(file, { ...flags, consent: [] });
    expect(events).toHaveLength(250);
  });

  it('gives each row the id that it had, and another one where it means something else', async () => {
    const file = await aFile('customers.csv', [HEADER, '1,a@example.com,,yes,,']);
    const idOf = async (more: object) => (await anImport(file, { ...flags, ...more })).events[0]?.messageId;
    expect(await idOf({})).toBe(await idOf({}));
    expect(await idOf({ consent: [] })).not.toBe(await idOf({}));
  });
});

describe('sojourn import --dry-run', () => {
  const call = { ...flags, dryRun: true };

  it('tells what would happen, and does none of it', async () => {
    const folder = await aWorkflowsFolder();
    const file = await aFile('customers.csv', [
      HEADER,
      '1,a@example.com,010-1234-5678,yes,,',
      '1,a@example.com,,no,,',
      '2,A@example.com,12,yes,,',
      '3,,,perhaps,,',
    ]);
    const { exitCode, events, out } = await anImport(file, { ...call, folder });
    expect(exitCode).toBe(0);
    expect(events).toEqual([]);
    expect(await there(file.replace('.csv', '.rejects.csv'))).toBe(false);
    expect(out).toContain('4 rows');
    expect(out).toContain('e-mail: 2 yes, 1 opted out');
    expect(out).toContain('2 customers');
    expect(out).toContain('1 customer with more than one row; of a yes and a no, the no counts');
    expect(out).toContain('1 of the addresses with more than one customer');
    expect(out).toContain('1 row rejected: Newsletter that says neither yes nor no (line 5 "perhaps")');
    expect(out).toContain(
      'not a telephone number with its country; the customer comes without it (line 4 "12")',
    );
    expect(out).toContain('✔ nothing was imported yet');
    expect(out).toContain('next: npx sojourn import');
  });

  it('tells the same to machines', async () => {
    const folder = await aWorkflowsFolder();
    const file = await aFile('customers.csv', [HEADER, '1,a@example.com,,yes,,']);
    const { out } = await anImport(file, { ...call, folder, json: true });
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      dryRun: true,
      rows: 1,
      imported: 1,
      customers: 1,
      consents: { email: 1, sms: 0 },
      optOuts: { email: 0, sms: 0 },
      rejects: [],
      wouldEnter: [],
    });
  });
});

describe('a file that does not say enough', () => {
  it.each([
    [['Nr,email', '1,a@example.com'], {}, 'does not say which column tells one customer from another'],
    [['customerId,email', '1,a@example.com'], { consent: ['email=Newsleter'] }, 'has no column "Newsleter"'],
    [['customerId,email,email', '1,a,b'], {}, ':1 has two columns "email"; the second is column 3.'],
    [['customerId', '1'], { country: 'Korea' }, '--country KOREA is not a country.'],
    [['customerId', '1'], { othersConsented: true }, '--others-consented needs to know who refused.'],
    [[], {}, 'is empty'],
  ])('is refused with the reason: %j %j', async (lines, given, message) => {
    const { exitCode, err, events } = await anImport(await aFile('customers.csv', lines), given);
    expect(exitCode).toBe(2);
    expect(err).toContain(message);
    expect(events).toEqual([]);
  });

  it('is refused when it is a workbook', async () => {
    const { err } = await anImport(await aFile('customers.xlsx', ['PK']));
    expect(err).toContain('Excel has "Save as: CSV UTF-8"');
  });
});

describe('a deployment that is not there', () => {
  it('is told of, as is one that does not answer', async () => {
    const { io, err } = listeningIo();
    const input = ImportInput.parse({ file: await aFile('customers.csv', ['customerId', '1']) });
    const open = async () => {
      throw new ImportStoppedError('Error: connect ECONNREFUSED');
    };
    expect(await importCommand(input, io, { open })).toBe(2);
    expect(err()).toContain('The deployment cannot be reached: Error: connect ECONNREFUSED');
  });

  it('is missed before anything is handed over', async () => {
    const { io, err } = listeningIo();
    const input = ImportInput.parse({
      file: await aFile('customers.csv', ['customerId', '1']),
      stage: 'prod',
    });
    expect(await importCommand(input, io, { open: async () => undefined })).toBe(2);
    expect(err()).toContain('There is no deployment of stage prod.');
  });
});
