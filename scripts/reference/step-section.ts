import type * as z from 'zod';
import {
  BranchStep,
  EmitStep,
  ExitStep,
  ExperimentStep,
  GotoStep,
  type Journey,
  SendStep,
  type StepKind,
  UpdateStep,
  WaitForStep,
  WaitStep,
} from '../../lib/core/journey/definition.ts';
import { graphOf, kindOf } from '../../lib/core/journey/graph.ts';
import { fieldTable } from './field-table.ts';
import { jsonInLines } from './json-in-lines.ts';
import { schemaOf } from './schema-words.ts';

/** What a kind of step is for, its shortest example among the journeys, and its fields. */
export function stepSection(kind: StepKind, journeys: readonly Journey[]): string[] {
  const { schema, is } = KINDS[kind];
  const example = journeys
    .flatMap((journey) => graphOf(journey).nodes.map((node) => node.step))
    .filter((step) => kindOf(step) === kind)
    .map((step) => jsonInLines(step))
    .toSorted((a, b) => a.length - b.length)[0];
  if (example === undefined) throw new Error(`no shipped journey has a ${kind} step to show`);
  return [
    `### ${kind}`,
    '',
    is,
    '',
    '```json',
    example,
    '```',
    '',
    ...fieldTable(schemaOf(schema), ['id']),
    '',
  ];
}

const KINDS: Readonly<Record<StepKind, { schema: z.ZodType; is: string }>> = {
  send: {
    schema: SendStep,
    is: 'Sends one message, on the channel that fits the customer, and goes on. Without consent or address it is skipped, with the reason kept.',
  },
  wait: {
    schema: WaitStep,
    is: "Waits: so long, until an instant, or until a time of day in the customer's own zone.",
  },
  waitFor: {
    schema: WaitForStep,
    is: 'Waits for something to happen, at most so long. What happened since the step was entered counts.',
  },
  branch: { schema: BranchStep, is: 'Takes the first case that holds, or `else`, or nothing.' },
  experiment: {
    schema: ExperimentStep,
    is: 'Splits customers by weight. The same customer always gets the same variant; the goal counts for it.',
  },
  update: { schema: UpdateStep, is: "Changes the customer's traits, once for each time the step is met." },
  emit: { schema: EmitStep, is: 'Puts an event on the bus, for other systems and other journeys.' },
  goto: { schema: GotoStep, is: 'Goes on with another step. A loop must contain a wait.' },
  exit: { schema: ExitStep, is: 'Ends the journey here, with a reason that the reports count.' },
};
