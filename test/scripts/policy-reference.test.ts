import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../lib/core/policy/rules/index.ts';
import { DONE_ELSEWHERE } from '../../scripts/reference/done-elsewhere.ts';
import { policyReference } from '../../scripts/reference/policy-reference.ts';

/** What we gathered of the law, by its numbers; some of it is no question to a single message. */
const GATHERED = {
  'US-EM': 4,
  'US-SMS': 5,
  CA: 2,
  EU: 5,
  JP: 3,
  MB: 4,
  KR: 9,
  'KR-P': 3,
};

describe('the table of policies', () => {
  it('is up to date with the rules; if not, run npm run reference', async () => {
    const written = await readFile(new URL('../../docs/policies.md', import.meta.url), 'utf8');
    expect(written).toBe(policyReference());
  });

  it('has each thing that the law asks for, once: as a rule, or with who else sees to it', () => {
    const named = [...RULES, ...DONE_ELSEWHERE].map(({ id }) => id).filter((id) => !id.startsWith('ZZ-'));
    const all = Object.entries(GATHERED).flatMap(([law, count]) =>
      Array.from({ length: count }, (_, index) =>
        law === 'KR-P' ? `KR-P${index + 1}` : `${law}-${index + 1}`,
      ),
    );
    expect(named.toSorted()).toEqual(all.toSorted());
  });
});
