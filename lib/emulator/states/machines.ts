import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { AwsError, type EmulatorClock, type Place } from '../service.ts';

/** One state of a machine's definition, never changed: a new definition or role makes a new revision. */
export type Revision = z.infer<typeof Revision>;
type Version = Revision & { readonly number: number };

export type Machine = {
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly name: string;
  readonly arn: string;
  readonly current: Revision;
  /** Oldest first. */
  readonly versions: readonly Version[];
};

export type Machines = {
  /** Makes the machine, or changes it where a data folder knew it. */
  put(
    machine: Pick<Machine, 'name' | 'type'> & { readonly definition: string; readonly roleArn: string },
  ): Machine;
  /** The version of the current revision, which is made unless the newest one is of it. @returns its ARN */
  publish(machineArn: string, revisionId: string | undefined): string;
  /** By the ARN of a machine or of a version. @throws AwsError StateMachineDoesNotExist */
  find(arn: string): { readonly machine: Machine; readonly revision: Revision; readonly version?: number };
  list(): readonly Machine[];
};

export function createMachines({
  place,
  clock,
  dataFolder,
}: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly dataFolder?: string | undefined;
}): Machines {
  const file = dataFolder === undefined ? undefined : join(dataFolder, 'versions.json');
  const keptVersions = new Map(Object.entries(file === undefined ? {} : readKept(file)));
  const machines = new Map<string, Machine>();
  const arnOf = (name: string): string =>
    `arn:aws:states:${place.region}:${place.account}:stateMachine:${name}`;

  function keep(machine: Machine): Machine {
    machines.set(machine.arn, machine);
    keptVersions.set(machine.name, [...machine.versions]);
    if (dataFolder !== undefined && file !== undefined) {
      mkdirSync(dataFolder, { recursive: true });
      writeFileSync(file, JSON.stringify(Object.fromEntries(keptVersions)));
    }
    return machine;
  }

  function known(arn: string): Machine {
    const machine = machines.get(arn);
    if (machine !== undefined) return machine;
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }

  return {
    put({ name, type, definition, roleArn }) {
      const id = createHash('sha256').update(`${roleArn}\n${definition}`).digest('hex').slice(0, 32);
      const current = { id, definition, roleArn, createdAt: clock.now() };
      return keep({ name, type, arn: arnOf(name), current, versions: keptVersions.get(name) ?? [] });
    },
    publish(machineArn, revisionId) {
      const machine = known(machineArn);
      const { current, versions } = machine;
      if (revisionId !== undefined && revisionId !== current.id)
        throw new AwsError('ConflictException', `${machine.name} is no longer at revision ${revisionId}`);
      const newest = versions.at(-1);
      if (newest?.id === current.id) return `${machineArn}:${newest.number}`;
      const version = { ...current, number: (newest?.number ?? 0) + 1 };
      keep({ ...machine, versions: [...versions, version] });
      return `${machineArn}:${version.number}`;
    },
    find(arn) {
      const [, machineArn = arn, number] = /^(.*:stateMachine:[^:]+):(\d+)$/.exec(arn) ?? [];
      const machine = known(machineArn);
      if (number === undefined) return { machine, revision: machine.current };
      const version = machine.versions.find((one) => one.number === Number(number));
      if (version === undefined)
        throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
      return { machine, revision: version, version: version.number };
    },
    list: () => [...machines.values()],
  };
}

export const Revision = z.object({
  id: z.string(),
  /** With its substitutions made. */
  definition: z.string(),
  roleArn: z.string(),
  createdAt: z.number(),
});
const Kept = z.record(z.string(), z.array(Revision.extend({ number: z.number() })));

function readKept(file: string): z.infer<typeof Kept> {
  return existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}
