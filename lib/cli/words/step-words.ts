import type { ChannelWish, Step, Wait, WaitFor } from '../../core/journey/definition.ts';
import { WEEKDAYS, type Weekday } from '../../core/time/weekday.ts';
import { unreachable } from '../../core/unreachable.ts';
import { conditionWords } from './condition-words.ts';
import { durationWords } from './duration-words.ts';

/** What a step does, in a few words: `Wait 1 hour`, `E-mail or SMS: cart-reminder`. */
export function stepWords(step: Step): string {
  if ('send' in step) return `${channelWords(step.send.channel)}: ${step.send.message}`;
  if ('wait' in step) return waitWords(step.wait);
  if ('waitFor' in step)
    return `Wait up to ${durationWords(step.waitFor.for)} for ${awaitedWords(step.waitFor)}`;
  if ('branch' in step) return branchWords(step.branch);
  if ('experiment' in step)
    return `A/B test: ${step.experiment.variants.map((variant) => variant.id).join(' or ')}`;
  if ('update' in step) return capitalised(updateWords(step.update));
  if ('emit' in step) return `Tell other systems: ${step.emit.event}`;
  if ('goto' in step) return `Go on at ${step.goto}`;
  if ('exit' in step) return `Leave: ${step.exit}`;
  return unreachable(step);
}

/** What a step waits for: `reminder clicked`, `Order Completed`. */
function awaitedWords(waitFor: WaitFor): string {
  return 'event' in waitFor ? waitFor.event : `${waitFor.message} ${waitFor.was}`;
}

function channelWords(wish: ChannelWish): string {
  if (wish === 'best') return 'E-mail or SMS';
  const names = (typeof wish === 'string' ? [wish] : wish).map((channel) =>
    channel === 'email' ? 'E-mail' : 'SMS',
  );
  return names.join(', else ');
}

function waitWords(wait: Wait): string {
  if ('for' in wait) return `Wait ${durationWords(wait.for)}`;
  if ('until' in wait) return `Wait until ${wait.until.slice(0, 16).replace('T', ' ')}`;
  return `Wait until ${wait.untilLocal}${wait.on === undefined ? '' : ` ${daysWords(wait.on)}`}`;
}

function daysWords(days: readonly Weekday[]): string {
  const chosen = WEEKDAYS.filter((day) => days.includes(day));
  if (chosen.join() === WEEKDAYS.slice(0, 5).join()) return 'on a weekday';
  if (chosen.join() === WEEKDAYS.slice(5).join()) return 'at the weekend';
  return `on ${chosen.map((day) => capitalised(day.slice(0, 3))).join(', ')}`;
}

function branchWords(cases: readonly { when: Parameters<typeof conditionWords>[0] }[]): string {
  const [only, second] = cases;
  return only !== undefined && second === undefined
    ? `${capitalised(conditionWords(only.when))}?`
    : 'The first that applies';
}

function updateWords({
  set = {},
  increment = {},
  add = {},
}: Extract<Step, { update: object }>['update']): string {
  return [
    ...Object.entries(set).map(([trait, value]) => `set ${trait} to ${valueWords(value)}`),
    ...Object.entries(increment).map(([trait, by]) =>
      by < 0 ? `take ${-by} from ${trait}` : `add ${by} to ${trait}`,
    ),
    ...Object.entries(add).map(([trait, value]) => `add ${valueWords(value)} to ${trait}`),
  ].join(', ');
}

function valueWords(value: string | number | boolean | null | { entry: string }): string {
  return typeof value === 'object' && value !== null ? value.entry : String(value);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
