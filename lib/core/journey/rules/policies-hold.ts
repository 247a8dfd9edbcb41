import { CHANNELS, type Channel } from '../../channel/definition.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { type AuthorFinding, authorFindings } from '../../policy/author-findings.ts';
import { sendsOf } from '../sends-of.ts';
import type { Rule } from './rule.ts';

/** What the law would refuse when a message is sent is told where it is written: each thing once, at its first send. */
export const policiesHold: Rule = (context) => {
  const { journey, settings } = context;
  if (journey.purpose === 'transactional' || settings === undefined) return [];
  const said = new Set<string>();
  return sendsOf(context).flatMap(({ id, channel: wish, message, path }) =>
    CHANNELS.filter((channel) => isAskedFor(channel, wish)).flatMap((channel) =>
      Object.keys(message.compiled[channel]).flatMap((locale) => {
        const { compiled, file } = message;
        const found = authorFindings({ message: compiled, samples: file.samples, channel, locale, settings });
        return found.flatMap((finding) => {
          const key = finding.setting ?? JSON.stringify([id, finding]);
          if (said.has(key)) return [];
          said.add(key);
          return diagnostic(finding, id, [...path, 'message']);
        });
      }),
    ),
  );
};

function isAskedFor(channel: Channel, wish: 'best' | 'both' | Channel | readonly Channel[]): boolean {
  return wish === 'best' || wish === 'both' || wish === channel || wish.includes(channel);
}

function diagnostic(finding: AuthorFinding, id: string, path: Diagnostic['path']): Diagnostic {
  const { rule, severity, message, hint, setting, channel, locale } = finding;
  const what = `${channel === 'email' ? 'the e-mail' : 'the text message'} (${locale}) of message "${id}"`;
  const where = setting === undefined ? what : `settings.json, ${setting}`;
  return { rule: 'policies-hold', severity, path, message: `${where}: ${message} (${rule})`, hint };
}
