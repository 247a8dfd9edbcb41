import type { SqsOperation } from '../operation.ts';
import { getQueueAttributes, getQueueUrl, listQueues, purgeQueue } from './about-queues.ts';
import {
  changeMessageVisibility,
  changeMessageVisibilityBatch,
  deleteMessage,
  deleteMessageBatch,
} from './after-receipt.ts';
import { moveTasks } from './move-task.ts';
import { receiveMessage } from './receive.ts';
import { sendMessage, sendMessageBatch } from './send.ts';

/** By the name that a request gives. */
export function sqsOperations(): ReadonlyMap<string, SqsOperation> {
  const tasks = moveTasks();
  return new Map([
    ['SendMessage', sendMessage],
    ['SendMessageBatch', sendMessageBatch],
    ['ReceiveMessage', receiveMessage],
    ['DeleteMessage', deleteMessage],
    ['DeleteMessageBatch', deleteMessageBatch],
    ['ChangeMessageVisibility', changeMessageVisibility],
    ['ChangeMessageVisibilityBatch', changeMessageVisibilityBatch],
    ['GetQueueUrl', getQueueUrl],
    ['GetQueueAttributes', getQueueAttributes],
    ['ListQueues', listQueues],
    ['PurgeQueue', purgeQueue],
    ['StartMessageMoveTask', tasks.start],
    ['ListMessageMoveTasks', tasks.list],
  ]);
}
