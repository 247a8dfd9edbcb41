/** A mistake that a team could make, as a change of the source. */
export type PlantedBug = {
  readonly name: string;
  readonly edits: readonly { readonly file: string; readonly find: string; readonly replace: string }[];
};

/** The twelve classics of sending twice, too early, or to somebody who said no; then four of who is let in when. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'a call that timed out is made again, as an SDK does unless told not to',
    edits: [
      {
        file: 'lib/core/message/deliver.ts',
        find: 'const answer = await call(claimed, ports.sender);',
        replace: `let answer = await call(claimed, ports.sender);
          if (answer.outcome === 'ambiguous') answer = await call(claimed, ports.sender);`,
      },
    ],
  },
  {
    name: 'the provider is called first, and claimed is afterwards',
    edits: [
      {
        file: 'lib/core/message/attempt-send.ts',
        find: 'const claimed = await claim(prepared, place, ports);',
        replace: `const { sendId, purpose } = prepared.send;
          const early = 'email' in prepared.rendered
            ? await ports.sender.email({ sendId, to: prepared.address, ...prepared.rendered.email })
            : await ports.sender.sms({ sendId, to: prepared.address, purpose, ...prepared.rendered.sms });
          ports = { ...ports, sender: { email: async () => early, sms: async () => early } };
          const claimed = await claim(prepared, place, ports);`,
      },
    ],
  },
  {
    name: 'nobody asks for consent',
    edits: [
      {
        file: 'lib/core/consent/decide.ts',
        find: 'const all = consent?.all;',
        replace: `if (topic !== '') return { granted: { status: 'granted', basis: 'express-written', at: 0 } };
          const all = consent?.all;`,
      },
      {
        file: 'lib/core/channel/candidate.ts',
        find: "return 'refused' in answer ? answer : { epoch: consent?.epoch };",
        replace: 'return { epoch: undefined };',
      },
    ],
  },
  {
    name: 'a claim is a lock that runs out',
    edits: [
      {
        file: 'lib/local/memory-claim.ts',
        find: "return row === undefined || waitsForItsLeg(row) ? undefined : 'exists';",
        replace: `const isOver = (row?.leaseUntil ?? Infinity) < send.createdAt;
          return row === undefined || waitsForItsLeg(row) || isOver ? undefined : 'exists';`,
      },
    ],
  },
  {
    name: 'hours are those of UTC',
    edits: [
      {
        file: 'lib/core/time/plausible-zones.ts',
        find: 'const { address, traits, settings } = about;',
        replace: "const { address, traits, settings } = about; if (address !== undefined) return ['UTC'];",
      },
    ],
  },
  {
    name: 'who wakes up goes on in the newest version of the journey',
    edits: [
      {
        file: 'lib/core/tasks/wake.ts',
        find: "return (await resume(enrolment, { due: true }, ports)) ? 'woken' : 'stale';",
        replace: `const { journeys } = await ports.content.registry();
          const machine = journeys.find(({ id }) => id === enrolment.journeyId)?.machine ?? enrolment.machine;
          const runner = { start: (_: string, run: never) => ports.runner.start(machine, run) };
          return (await resume(enrolment, { due: true }, { ...ports, runner })) ? 'woken' : 'stale';`,
      },
    ],
  },
  {
    name: 'messages are counted beside the transaction',
    edits: [
      {
        file: 'lib/local/memory-claim.ts',
        find: 'if (contacts !== undefined && contacts.version !== (customer?.contacts?.version ?? 0) + 1)',
        replace: 'if (contacts !== undefined && contacts.version < 0)',
      },
    ],
  },
  {
    name: 'what was begun already is taken for a failure',
    edits: [
      {
        file: 'lib/core/tasks/send-message.ts',
        find: '// Decided before, by an earlier try or by one in doubt: never a second call.',
        replace: "if (attempt.refused === 'exists') throw new TypeError('AlreadyExists');",
      },
    ],
  },
  {
    name: 'consent is asked for once, and not again after a wait',
    edits: [
      {
        file: 'lib/core/message/prepare-send.ts',
        find: 'const record = await knownAs(asked.customerId, ports);',
        replace: `const fresh = await knownAs(asked.customerId, ports);
          const seen: Map<string, typeof fresh.consents> = ((globalThis as any).seen ??= new Map());
          if (!seen.has(asked.enrolmentId)) seen.set(asked.enrolmentId, fresh.consents);
          const record = { ...fresh, consents: seen.get(asked.enrolmentId) ?? fresh.consents };`,
      },
      {
        file: 'lib/core/message/prepare-send.ts',
        find: '      consentEpoch,\n',
        replace: '      consentEpoch: undefined,\n',
      },
    ],
  },
  {
    name: 'a template goes out as it was written',
    edits: [
      {
        file: 'lib/core/message/template.ts',
        find: 'return String(rendered);',
        replace: "return surroundings === 'html' ? source : String(rendered);",
      },
      {
        file: 'lib/core/message/render.ts',
        find: "if (hasUnsafeLink(html)) return refusal('a link leads nowhere that a mail may lead to');",
        replace: '',
      },
      {
        file: 'lib/core/message/render.ts',
        find: 'if ([subject, html, text].some(looksLikeTemplate))',
        replace: 'if ([subject, text].some(looksLikeTemplate))',
      },
    ],
  },
  {
    name: 'the label that the law wants is not put in',
    edits: [
      {
        file: 'lib/core/message/prepare-send.ts',
        find: 'rendered: judged.message,',
        replace: 'rendered,',
      },
    ],
  },
  {
    name: 'the ledger forgets after a day',
    edits: [
      {
        file: 'lib/local/memory-sends.ts',
        find: 'note(table, send, place);\n      keepBasis',
        replace: `for (const [id, old] of table.sends)
          if (old.createdAt < send.createdAt - 86_400_000) table.sends.delete(id);
        note(table, send, place);
        keepBasis`,
      },
    ],
  },
  {
    name: 'news of a segment is told from memory, and not kept until it is',
    edits: [
      {
        file: 'lib/core/agenda/save.ts',
        find: 'ports.agendas.write(agenda, { entered, left })',
        replace: 'ports.agendas.write({ ...agenda, untold: [] }, { entered, left })',
      },
    ],
  },
  {
    name: 'a second telling of one piece of news has an id of its own',
    edits: [
      {
        file: 'lib/core/agenda/tell.ts',
        find: "messageId: ownEventId('segment', customerId, segment, change, at)",
        replace: `messageId: ownEventId('segment', customerId, segment, change, at,
          ((globalThis as any).tellings = ((globalThis as any).tellings ?? 0) + 1) % 2)`,
      },
    ],
  },
  {
    name: 'a review whose message was lost is not handed over again',
    edits: [
      {
        file: 'lib/core/tasks/tick.ts',
        find: 'ports.reviewQueue.reviewAt(batch, now)',
        replace: 'to <= now ? Promise.resolve() : ports.reviewQueue.reviewAt(batch, now)',
      },
    ],
  },
  {
    name: 'a schedule’s event has the id of its telling, not of its occasion',
    edits: [
      {
        file: 'lib/core/schedule/schedule-reached.ts',
        find: "messageId: ownEventId('occasion', customerId, journeyId, occasion)",
        replace: `messageId: ownEventId('occasion', customerId, journeyId, occasion,
          ((globalThis as any).tellings = ((globalThis as any).tellings ?? 0) + 1))`,
      },
    ],
  },
];
