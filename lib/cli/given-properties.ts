import { JsonObject } from '../core/json.ts';
import { type Accepted, refuse } from './refusal.ts';

/** `--property total=42 --property plan=gold` → `{ total: 42, plan: 'gold' }`: what reads as JSON is taken as that. */
export function givenProperties(written: readonly string[]): Accepted<JsonObject> {
  const pairs: [string, unknown][] = [];
  for (const one of written) {
    const [, name, value = ''] = /^([^=]+)=(.*)$/s.exec(one) ?? [];
    if (name === undefined) {
      return refuse(`--property ${one}: it has no "=".`, 'Write: --property plan=gold');
    }
    pairs.push([name, valueOf(value)]);
  }
  return { ok: true, value: JsonObject.parse(Object.fromEntries(pairs)) };
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
