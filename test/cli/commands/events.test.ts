import { describe, expect, it } from 'vitest';
import { EventsInput, eventsCommand } from '../../../lib/cli/commands/events.ts';
import type { Aside } from '../../../lib/core/ports.ts';
import { aDeployed, NOON } from './a-deployed.ts';

const DAY = 86_400_000;

async function after(asides: readonly Partial<Aside>[], flags: object) {
  const { stores, terminal, open } = aDeployed();
  for (const [index, aside] of asides.entries()) {
    const rest = { at: NOON, name: 'Ordr Completed', reason: 'unknown-event', detail: 'there is no file' };
    await stores.asides.setAside({ id: `e${index + 1}`, ...rest, ...aside });
  }
  const code = await eventsCommand(EventsInput.parse({ stage: 'prod', ...flags }), terminal.io, open);
  return { code, out: terminal.out() };
}

describe('sojourn events', () => {
  it('counts what was not taken in, the latest day first', async () => {
    const wrong = { name: 'Seen', reason: 'invalid-properties', at: NOON - DAY };
    const { code, out } = await after([{}, {}, wrong], {});
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.trim().replaceAll(/ {2,}/g, ' | '))).toEqual([
      '! 3 events of the last 14 days set aside',
      '',
      'day | event | why | how many',
      '2026-03-02 | Ordr Completed | no file describes the event | 2',
      '2026-03-01 | Seen | its properties are not as its file says | 1',
      '',
      'next: npx sojourn events --stage prod --day 2026-03-02   # what exactly was wrong'.replaceAll(
        / {2,}/g,
        ' | ',
      ),
    ]);
  });

  it('looks back fourteen days, today among them', async () => {
    const { out } = await after([{ at: NOON - 14 * DAY }], {});
    expect(out).toBe('✔ every event of the last 14 days was taken in');
  });

  it('shows those of a day with what exactly was wrong', async () => {
    const { out } = await after([{ detail: 'total: is missing' }, { at: NOON - DAY }], { day: '2026-03-02' });
    expect(out).toContain('! 2026-03-02 12:00 UTC  Ordr Completed: total: is missing');
    expect(out).toContain('event e1');
    expect(out).not.toContain('event e2');
  });

  it('shows fifty of them, and how many more there are', async () => {
    const { out } = await after(
      Array.from({ length: 53 }, () => ({})),
      { day: '2026-03-02' },
    );
    expect(out).toContain('… and 3 more');
  });

  it('lets nothing from outside write to the terminal but letters', async () => {
    const evil = '\u001b[2J\u001b]0;gone\u0007';
    const { out } = await after([{ name: evil, detail: evil, id: evil }], { day: '2026-03-02' });
    expect(Array.from(out).filter((letter) => letter < ' ' && letter !== '\n')).toEqual([]);
  });

  it('gives machines the events as they came', async () => {
    const event = { type: 'track', event: 'Ordr Completed' };
    const { out } = await after([{ event }], { day: '2026-03-02', json: true });
    expect(JSON.parse(out)).toMatchObject({ day: '2026-03-02', events: [{ id: 'e1', event }] });
  });

  it('gives machines the counts', async () => {
    const { out } = await after([{}], { json: true });
    expect(JSON.parse(out)).toEqual({
      days: 14,
      counts: [{ day: '2026-03-02', name: 'Ordr Completed', reason: 'unknown-event', count: 1 }],
    });
  });
});
