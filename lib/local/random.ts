import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Draws uniformly from [0, 1). */
export type Random = () => number;

/**
 * A stream of its own for each name: what one name draws never moves what another one gets, so that a demo with more
 * customers has the same first ones. Hashed, because xoroshiro128+ begins alike for neighbouring seeds.
 */
export function randomStream(seed: number, name: string): Random {
  const digest = createHash('sha256').update(`${seed}:${name}`).digest();
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => digest.readInt32BE(offset)));
  return () => uniformFloat64(generator);
}

/** One draw for a name, where no more is needed. */
export function randomShare(seed: number, name: string): number {
  const digest = createHash('sha256').update(`${seed}:${name}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

export function pick<const List extends readonly [unknown, ...unknown[]]>(
  random: Random,
  from: List,
): List[number] {
  return from[Math.floor(random() * from.length)];
}
