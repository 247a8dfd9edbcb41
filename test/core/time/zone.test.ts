import { expect, it } from 'vitest';
import { isZone } from '../../../lib/core/time/zone.ts';

it.each(['UTC', 'Asia/Seoul', 'America/Argentina/Buenos_Aires', 'Pacific/Apia'])(
  '%s is a time zone',
  (name) => {
    expect(isZone(name)).toBe(true);
    expect(isZone(name)).toBe(true); // asked again, the answer comes from memory
  },
);

it.each(['', 'Seoul', 'Mars/Olympus', '+09:00', '-05:00', '__proto__', 'Asia/Seoul '])(
  '"%s" is none',
  (name) => {
    expect(isZone(name)).toBe(false);
  },
);
