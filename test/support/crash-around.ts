import type { Dynamo } from '../../lib/aws/dynamo/dynamo.ts';

/** Lets something happen before and after each request of the client, as where a process would die. @returns how to stop it */
export function crashAround({ client }: Dynamo, mayCrash: () => void): () => void {
  client.middlewareStack.add(
    (next) => async (args) => {
      mayCrash();
      const answer = await next(args);
      mayCrash();
      return answer;
    },
    { step: 'initialize', name: 'crash' },
  );
  return () => {
    client.middlewareStack.remove('crash');
  };
}
