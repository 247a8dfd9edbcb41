import { describe, expect, it } from 'vitest';
import { smsParts } from '../../../lib/core/message/sms-parts.ts';
import type { InboundText } from '../../../lib/core/reply/inbound-text.ts';
import { recordReply } from '../../../lib/core/tasks/record-reply.ts';
import { aWorld, MINUTE } from '../../support/world.ts';

const US = '+14255550182';
const KR = '+821012345678';

function aPhone(number = US) {
  const world = aWorld([]);
  const write = (text: string, part: Partial<InboundText> = {}) =>
    recordReply({ id: 'in-1', from: number, text, receivedAt: world.now(), ...part }, world.ports);
  return {
    world,
    write,
    answers: () => world.texts.map(({ to, text, purpose }) => ({ to, text, purpose })),
    suppressed: () => world.ports.suppressions.suppression('sms', number),
  };
}

describe('STOP', () => {
  it('ends all texts to the number, and is confirmed by one text without advertising', async () => {
    const { write, answers, suppressed } = aPhone();
    expect(await write('Stop!')).toEqual({ reply: { heard: 'stop', by: 'word' }, answered: 'accepted' });
    expect(await suppressed()).toBe('stop');
    expect(answers()).toEqual([
      {
        to: US,
        text: 'Maru: You are unsubscribed and will get no more texts. Reply START to get them again.',
        purpose: 'transactional',
      },
    ]);
  });

  it('holds before anything is answered', async () => {
    const { world, write, suppressed } = aPhone();
    world.ports.sender.sms = async () => {
      throw new Error('the process died here');
    };
    await expect(write('stop')).rejects.toThrow('died');
    expect(await suppressed()).toBe('stop');
  });

  it('is confirmed once, however often it is said or handed over', async () => {
    const { write, answers } = aPhone();
    for (let times = 0; times < 3; times += 1) await write('stop');
    expect(answers()).toHaveLength(1);
  });

  // 47 CFR 64.1200(a)(12): a confirmation within five minutes is presumed to be covered by the consent there was.
  it.each([
    [5 * MINUTE - 1, 'accepted'],
    [5 * MINUTE, 'none'],
  ])('that reached us %i ms ago: our answer is %s', async (age, answered) => {
    const { world, write, suppressed } = aPhone();
    expect((await write('stop', { receivedAt: world.now() - age })).answered).toBe(answered);
    expect(await suppressed()).toBe('stop');
  });

  it('of a number that complained before is not answered, and its first reason stays', async () => {
    const { world, write, answers, suppressed } = aPhone();
    const complaint = { channel: 'sms', address: US, reason: 'complaint', at: world.now() } as const;
    await world.ports.suppressions.suppress(complaint);
    await write('stop');
    expect(answers()).toEqual([]);
    expect(await suppressed()).toBe('complaint');
  });

  it('is answered in Korean to a Korean number, or to Korean words', async () => {
    const korean = aPhone(KR);
    await korean.write('STOP');
    const abroad = aPhone(US);
    await abroad.write('수신거부');
    for (const { answers } of [korean, abroad])
      expect(answers()[0]?.text).toContain('수신거부가 완료되었습니다');
  });
});

describe('START', () => {
  it('takes a STOP back, and says how to end it again', async () => {
    const { write, answers, suppressed } = aPhone();
    await write('stop');
    await write('START');
    expect(await suppressed()).toBeUndefined();
    expect(answers()[1]?.text).toMatch(/HELP.*STOP/);
  });

  it('changes nothing for a number that bounced or complained, or never said STOP', async () => {
    const { world, write, answers, suppressed } = aPhone();
    await write('start');
    const complaint = { channel: 'sms', address: US, reason: 'complaint', at: world.now() } as const;
    await world.ports.suppressions.suppress(complaint);
    await write('start');
    expect(await suppressed()).toBe('complaint');
    expect(answers()).toEqual([]);
  });
});

describe('HELP', () => {
  it('is answered with who we are and how to end it, also after STOP', async () => {
    const { write, answers, suppressed } = aPhone();
    await write('stop');
    await write('HELP');
    expect(answers()[1]?.text).toMatch(/^Maru: .*hi@maru\.example.*STOP.*rates may apply/);
    expect(await suppressed()).toBe('stop');
  });
});

describe('any other text', () => {
  it('does nothing and is not answered', async () => {
    const { write, answers, suppressed } = aPhone();
    expect(await write('thank you!')).toEqual({ reply: { heard: 'other' }, answered: 'none' });
    expect([answers(), await suppressed()]).toEqual([[], undefined]);
  });
});

describe('an answer', () => {
  it.each([US, KR])(
    'to %s is one part long, and says neither the number nor the text in what is logged',
    async (number) => {
      const { write, answers } = aPhone(number);
      const results = [await write('stop texting me, it is Ada'), await write('help'), await write('start')];
      for (const { text } of answers()) expect(smsParts(text).parts).toBe(1);
      expect(answers()).toHaveLength(3);
      expect(JSON.stringify(results)).not.toMatch(/Ada|\+\d/);
    },
  );
});
