import type { AgendaStore } from '../../core/ports.ts';
import { DIRECTORY_SHARDS } from '../../core/profile/directory.ts';

/** The size of a segment: its members are counted, part by part, some parts at once. @param seen called after each page */
export async function countMembers(
  segment: string,
  agendas: Pick<AgendaStore, 'members'>,
  seen: (members: number, shardsDone: number) => void,
): Promise<number> {
  let members = 0;
  let done = 0;
  const countShard = async (shard: number) => {
    let after: string | undefined;
    do {
      const page = await agendas.members({
        segment,
        shard,
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      members += page.length;
      after = page.length < PAGE ? undefined : page.at(-1);
      seen(members, done);
    } while (after !== undefined);
    done += 1;
  };
  for (let first = 0; first < DIRECTORY_SHARDS; first += AT_ONCE) {
    const some = Math.min(AT_ONCE, DIRECTORY_SHARDS - first);
    await Promise.all(Array.from({ length: some }, (_, index) => countShard(first + index)));
  }
  return members;
}

const PAGE = 1000;
const AT_ONCE = 16;
