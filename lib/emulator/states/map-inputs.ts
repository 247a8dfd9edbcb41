import { ExecutionError, type RunOptions, StateMachine } from 'aws-local-stepfunctions';
import * as z from 'zod';
import type { State } from './definition.ts';

export type Context = NonNullable<RunOptions['context']>;

/**
 * What each child of a Distributed Map begins with: its item, or what ItemSelector makes of it. The library finds it out,
 * as the results of an inline Map whose iterations give back what they got.
 * @returns takes the state's input. @throws Error with the name that Step Functions gives it
 */
export function mapInputs({ ItemsPath, ItemSelector }: State) {
  const library = new StateMachine(
    {
      StartAt: 'Items',
      States: {
        Items: {
          Type: 'Map',
          ...(ItemsPath !== undefined && { ItemsPath }),
          ...(ItemSelector !== undefined && { ItemSelector: toJson(ItemSelector) }),
          ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } },
          End: true,
        },
      },
    },
    { validationOptions: { noValidate: true } },
  );
  return async (input: unknown, context: Context): Promise<readonly unknown[]> => {
    try {
      return z.array(z.unknown()).parse(await library.run(toJson(input), { context }).result);
    } catch (error) {
      throw error instanceof ExecutionError ? error.cause : error;
    }
  };
}

const toJson = (value: unknown) => JSON.parse(JSON.stringify(value));
