import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { deploymentOf } from '../../lib/cli/deployment-of.ts';
import type { Emulator } from '../../lib/emulator/emulator.ts';
import type { Project } from '../../lib/project/project.ts';
import { clientOf } from './end-to-end-stack.ts';

/** Deletes a compiled message from the bucket, as a deployment that went wrong would. */
export async function takenOut(
  messageId: string,
  { project, emulator }: { readonly project: Project; readonly emulator: Emulator },
): Promise<{ putBack(): Promise<void> }> {
  const { messages } = deploymentOf(project);
  const [hash] = Object.entries(messages).find(([, { id }]) => id === messageId) ?? [];
  const all = emulator.stacks.flatMap(({ resources }) => resources);
  const Bucket = all.find(({ logicalId }) => logicalId.startsWith('ContentBucket'))?.ref;
  const object = { Bucket, Key: `messages/${hash}.json` };
  const s3 = new S3Client({ ...clientOf(emulator.place.endpoint), forcePathStyle: true });
  const { Body } = await s3.send(new GetObjectCommand(object));
  const text = (await Body?.transformToString()) ?? '';
  await s3.send(new DeleteObjectCommand(object));
  return { putBack: async () => void (await s3.send(new PutObjectCommand({ ...object, Body: text }))) };
}
