import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { StoredObject } from './objects.ts';

export type Kept = {
  read(bucket: string): readonly (readonly [key: string, object: StoredObject])[];
  write(bucket: string, key: string, object: StoredObject): void;
  remove(bucket: string, key: string): void;
};

/** Objects as files: the body, and beside it what else S3 knows. Named by hashes, since a key may be no file name. */
export function keptObjects(folder: string): Kept {
  const fileOf = (bucket: string, key: string): string =>
    join(folder, bucket, createHash('sha256').update(key).digest('hex'));
  return {
    read(bucket) {
      const path = join(folder, bucket);
      if (!existsSync(path)) return [];
      return readdirSync(path)
        .filter((file) => file.endsWith('.json'))
        .map((file) => {
          const about = About.parse(JSON.parse(readFileSync(join(path, file), 'utf8')));
          const { key, ...rest } = about;
          return [key, { ...rest, body: readFileSync(join(path, file.replace(/\.json$/, '.body'))) }];
        });
    },
    write(bucket, key, { body, ...about }) {
      mkdirSync(join(folder, bucket), { recursive: true });
      const file = fileOf(bucket, key);
      writeFileSync(`${file}.body`, body);
      writeFileSync(`${file}.json`, JSON.stringify({ key, ...about }));
    },
    remove(bucket, key) {
      const file = fileOf(bucket, key);
      rmSync(`${file}.json`, { force: true });
      rmSync(`${file}.body`, { force: true });
    },
  };
}

const About = z.object({
  key: z.string(),
  etag: z.string(),
  lastModified: z.number(),
  headers: z.record(z.string(), z.string()),
});
