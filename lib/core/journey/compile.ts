import type { Condition } from '../condition/definition.ts';
import { planOf } from '../experiment/plan-of.ts';
import type { CompiledJourney, JourneyTriggers, StateMachine, StepTask } from './compiled.ts';
import type { Journey } from './definition.ts';
import { entryTrigger } from './entry-trigger.ts';
import { exitTrigger } from './exit-trigger.ts';
import { expandJourney } from './expand.ts';
import { COMPLETE, type Graph, graphOf } from './graph.ts';
import type { Build } from './steps/build.ts';
import { entrance, exits } from './steps/frame.ts';
import { AT } from './steps/names.ts';
import { statesOf } from './steps/states-of.ts';
import { versionOf } from './version.ts';

/**
 * Journey → state machine, in Amazon States Language for an Express workflow. One state for each step, named after it;
 * a leg enters at `At`, jumps to where the enrolment stands, and ends at the next pause or at the journey's end.
 * @param journey valid by the rules
 * @param segments by id
 * @param messages content hash of each compiled message, by id; may hold more than the journey sends
 * @param resources the ARN of each verb's function, or what the deployment will put in its place
 */
export function compileJourney({
  journey: asWritten,
  segments,
  messages,
  resources,
}: {
  journey: Journey;
  segments: Readonly<Record<string, Condition>>;
  messages: Readonly<Record<string, string>>;
  resources: Readonly<Record<StepTask, string>>;
}): CompiledJourney {
  const journey = expandJourney(asWritten, segments);
  const graph = graphOf(journey);
  const sent = messagesSent(graph, messages);
  const version = versionOf(journey, sent);
  const pin = { id: journey.id, version, purpose: journey.purpose, priority: journey.priority };
  return {
    triggers: { ...triggersOf(journey, version, graph.startAt), ...experimentsIn(graph, journey) },
    machine: machineOf(graph, { pin, resources, messages: sent, goal: journey.goal }),
    messages: sent,
    life: journey.life,
    ...(journey.kpi && { kpi: journey.kpi }),
  };
}

function machineOf(graph: Graph, build: Build): StateMachine {
  const steps = graph.nodes.map((node) => statesOf(node, build));
  const resumable = [...graph.nodes.map((node) => node.id), COMPLETE];
  return {
    Comment: `Journey ${build.pin.id}, version ${build.pin.version}`,
    StartAt: AT,
    States: Object.assign({}, entrance(resumable), ...steps, exits(build)),
  };
}

function messagesSent(graph: Graph, messages: Readonly<Record<string, string>>): Record<string, string> {
  const sent = new Set(graph.nodes.flatMap(({ step }) => ('send' in step ? [step.send.message] : [])));
  return Object.fromEntries(Object.entries(messages).filter(([id]) => sent.has(id)));
}

function experimentsIn({ nodes }: Graph, { goal }: Journey): Pick<JourneyTriggers, 'experiments'> {
  const experiments = nodes.map(({ step }) => planOf(step, goal)).filter((plan) => plan !== undefined);
  return experiments.length === 0 ? {} : { experiments };
}

function triggersOf(journey: Journey, version: string, startAt: string): JourneyTriggers {
  const { id, title, stage, purpose, entry, exit, goal } = journey;
  const triggers = { entry: entryTrigger(id, entry), exit: exit.map(exitTrigger) };
  return { id, version, title, stage, purpose, ...triggers, ...(goal && { goal }), startAt };
}
