import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, AwsError } from '../service.ts';
import type { Engine } from './engine.ts';

/** Asks the engine. @param body the operation's input as JSON @throws AwsError InternalServerError when it has died */
export type Forward = {
  (operation: string, body: Buffer | string): Promise<Answer>;
  close(): void;
};

export function forwarder({ port, died }: Pick<Engine, 'port' | 'died'>, region: string): Forward {
  const agent = new Agent({ keepAlive: true });
  const ask = (operation: string, body: Buffer | string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request(
        { agent, host: '127.0.0.1', port, method: 'POST', headers: headersFor(operation, body, region) },
        (answered) => {
          const chunks: Buffer[] = [];
          answered.on('data', (chunk: Buffer) => chunks.push(chunk));
          answered.on('error', reject);
          answered.on('end', () =>
            resolve({
              status: answered.statusCode ?? 500,
              headers: keptHeaders(answered.headers),
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  const told = (operation: string, body: Buffer | string): Promise<Answer> =>
    ask(operation, body).catch(async (error: unknown) => {
      // A connection may break a moment before the process is known to be gone.
      const why = await Promise.race([died, pause(NOTICED_MS, undefined, { ref: false })]);
      throw why === undefined ? error : new AwsError('InternalServerError', why, 500);
    });
  return Object.assign(told, { close: () => agent.destroy() });
}

const NOTICED_MS = 500;

/** The engine wants a signature, which it does not check. One key for everyone: all callers see the same tables. */
function headersFor(operation: string, body: Buffer | string, region: string): Record<string, string> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(Buffer.byteLength(body)),
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    authorization: `AWS4-HMAC-SHA256 Credential=EMULATOR/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
  };
}

/** The SDK checks the answer's checksum, so it must arrive with the body that it is of. */
function keptHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const names = ['content-type', 'x-amz-crc32', 'x-amzn-requestid'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
