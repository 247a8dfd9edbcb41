import { jsonBody, jsonFailure, targetOf, withExceptionName } from '../aws-json.ts';
import type { Answer, Place, ResourceTypes, Service } from '../service.ts';
import { startEngine } from './engine.ts';
import { forwarder } from './forward.ts';
import { needsOf } from './needs.ts';
import { tableKeys } from './table-keys.ts';
import { tableResource } from './table-resource.ts';

export type DynamoDb = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  stop(): Promise<void>;
};

/**
 * DynamoDB: AWS's own engine behind IAM. The engine knows nothing of rights, so each request is read for what it would
 * touch before it is handed on.
 * @param dataFolder where tables outlive the emulator; without it they live in memory
 * @throws EngineMissing when there is no Java 17
 */
export async function createDynamoDb({
  place,
  dataFolder,
  log = console.error,
}: {
  readonly place: Place;
  /** Told when the engine dies. */
  readonly log?: ((message: string) => void) | undefined;
  readonly dataFolder?: string | undefined;
}): Promise<DynamoDb> {
  const engine = await startEngine(dataFolder);
  void engine.died.then(log);
  const forward = forwarder(engine, place.region);
  const keys = tableKeys(forward);
  return {
    service: {
      signingName: 'dynamodb',
      async operation(request) {
        const operation = targetOf(request);
        const needs = await needsOf({ operation, input: jsonBody(request), place, keys });
        return {
          needs,
          run: async () => withPlace(await forward(operation, request.body), operation, place),
        };
      },
      failure: (error) => jsonFailure(withExceptionName(error)),
    },
    resources: { 'AWS::DynamoDB::Table': tableResource(place, forward) },
    async stop() {
      forward.close();
      await engine.stop();
    },
  };
}

/** The engine places every table in the Region `ddblocal` of the account 000000000000, and says so where it describes one. */
function withPlace(answer: Answer, operation: string, { region, account }: Place): Answer {
  if (!operation.endsWith('Table')) return answer;
  const { 'x-amz-crc32': _, ...headers } = answer.headers;
  const body = Buffer.from(answer.body).toString('utf8');
  return { ...answer, headers, body: body.replaceAll('ddblocal:000000000000', `${region}:${account}`) };
}
