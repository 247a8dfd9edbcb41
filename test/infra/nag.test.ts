import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aStack } from './a-stack.ts';

/** What we say to cdk-nag, each once, with the rules that it answers. A new one belongs here, after a second thought. */
const ACKNOWLEDGED = [
  ['A text message goes to a telephone number', 'IAM5'],
  ['A write key stands in websites and apps', 'SMG4'],
  ['CDK lets it read the deployment bucket', 'IAM5'],
  ['Comes with CDK, which chooses its runtime', 'IAM4 L1'],
  ['Content is named by its hash', 'IAM5'],
  ['Executions of this machine alone', 'IAM5'],
  ['Holds message templates and no data of customers', 'S1'],
  ['Legs start on machines of this stack only', 'IAM5'],
  ['Open to whoever has the link, as RFC 8058 asks', 'APIG4'],
  ['Step Functions delivers logs and traces', 'IAM5'],
  ['What the account may send is read of the account as a whole', 'IAM5'],
  ['Whoever sends events names a write key', 'APIG4'],
  ['X-Ray takes traces from whoever may write any', 'IAM5'],
] as const;

describe('cdk-nag', () => {
  const { app, stack } = aStack();

  it('finds nothing wrong by the rules of AwsSolutions, nor does CDK by its own', () => {
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  });

  it('is told of what is as it should be: these things and no others', () => {
    const said = [...reasons()].toSorted(([one], [other]) => one.localeCompare(other));
    expect(said.map(([reason, rules]) => [reason, [...rules].toSorted().join(' ')])).toEqual(
      ACKNOWLEDGED.map(([beginning, rules]) => [expect.stringMatching(`^${beginning}`), rules]),
    );
  });

  it('is told why in a sentence, not in a word', () => {
    for (const reason of reasons().keys()) expect(reason.length).toBeGreaterThanOrEqual(40);
  });

  /** The rules that each reason answers. */
  function reasons(): Map<string, Set<string>> {
    const Said = z.record(z.string(), z.string());
    const all = stack.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(Said.parse(data)));
    const rulesOf = new Map<string, Set<string>>();
    for (const [id, reason] of all) {
      const rule = /AwsSolutions-([A-Z0-9]+)/.exec(id)?.[1] ?? id;
      rulesOf.set(reason, new Set([...(rulesOf.get(reason) ?? []), rule]));
    }
    return rulesOf;
  }
});
