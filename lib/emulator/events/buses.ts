import type { Rule } from './rule.ts';

/** The account's event buses and their rules. The default bus is always there. */
export type Buses = {
  /** @returns undefined when there is no such bus */
  find(nameOrArn: string): Bus | undefined;
  all(): readonly Bus[];
  add(name: string): Bus;
};

export type Bus = { readonly name: string; readonly arn: string; readonly rules: Map<string, Rule> };

export function createBuses(arnPrefix: string): Buses {
  const buses = new Map<string, Bus>();

  function add(name: string): Bus {
    const bus = { name, arn: busArn(arnPrefix, name), rules: new Map<string, Rule>() };
    buses.set(name, bus);
    return bus;
  }

  add('default');
  return { find: (nameOrArn) => buses.get(busName(nameOrArn)), all: () => [...buses.values()], add };
}

/** Also of a bus that is not there: IAM is asked first. */
export function busArn(arnPrefix: string, nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn : `${arnPrefix}:event-bus/${nameOrArn}`;
}

/** Names have slashes only when they are a partner's, which the emulator does not know. */
export function busName(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}

export function ruleArn(arnPrefix: string, bus: string, rule: string): string {
  return `${arnPrefix}:rule/${bus === 'default' ? '' : `${bus}/`}${rule}`;
}
