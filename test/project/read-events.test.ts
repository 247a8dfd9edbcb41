import { describe, expect, it } from 'vitest';
import { checkEvent } from '../../lib/core/event/check-event.ts';
import { compileCatalog } from '../../lib/core/event/compile-catalog.ts';
import { demoEvents } from '../../lib/local/demo-customers.ts';
import { readEvents } from '../../lib/project/read-events.ts';
import { aWorkflowsFolder } from './a-workflows-folder.ts';

const SEEN = { event: 'Product Viewed', title: 'Seen' };

describe('the events of a workflows folder', () => {
  it('are read in the order of their files', async () => {
    const folder = await aWorkflowsFolder({
      'events/product-viewed.json': SEEN,
      'events/app-opened.json': { event: 'App Opened', title: 'Opened' },
    });
    const { events, diagnostics } = await readEvents(folder);
    expect(events.map(({ event }) => event)).toEqual(['App Opened', 'Product Viewed']);
    expect(diagnostics).toEqual([]);
  });

  it('are none without a folder', async () => {
    expect(await readEvents(await aWorkflowsFolder())).toEqual({ events: [], diagnostics: [] });
  });

  it('leave out one that is wrong, and say where', async () => {
    const folder = await aWorkflowsFolder({ 'events/seen.json': SEEN });
    const { events, diagnostics } = await readEvents(folder);
    expect(events).toEqual([]);
    expect(diagnostics).toMatchObject([{ rule: 'id-matches-file', place: { line: 2 } }]);
  });
});

describe('the events of the shipped folder', () => {
  it('are right, and titled in both languages', async () => {
    const { events, diagnostics } = await readEvents('workflows');
    expect(diagnostics).toEqual([]);
    expect(events.map(({ title }) => Object.keys(title))).toEqual(events.map(() => ['en', 'ko']));
  });

  it('are all that the customers of the demo do, and as they do it', async () => {
    const { events } = await readEvents('workflows');
    const catalog = compileCatalog(events);
    const from = Date.parse('2026-01-01T00:00:00Z');
    const demo = [...demoEvents({ customers: 200, seed: 1, from, until: from + 90 * 86_400_000 })];
    expect(demo.length).toBeGreaterThan(1000);
    expect(demo.map((event) => checkEvent(event, catalog)).filter(({ ok }) => !ok)).toEqual([]);
  });
});
