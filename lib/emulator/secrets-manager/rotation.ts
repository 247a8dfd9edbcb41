import { randomUUID } from 'node:crypto';
import { type Authorize, AwsError, type EmulatorClock, type Principal } from '../service.ts';
import { nextRotation } from './next-rotation.ts';
import type { Secret } from './secret.ts';
import type { Secrets } from './secrets.ts';
import { PENDING, unfinishedVersion, versionAt, withStage } from './stages.ts';

export type Rotations = {
  /**
   * From now on the secret rotates so, when its time has come.
   * @throws AwsError AccessDeniedException when the function does not let Secrets Manager call it · ValidationException
   */
  configure(arn: string, rotation: Rotation): void;
  /**
   * Begins a rotation, which goes on by itself.
   * @returns the version that comes of it
   * @throws AwsError InvalidRequestException without a function, and while an earlier rotation is unfinished
   */
  rotate(arn: string, token?: string): string;
  /** What waits begins, and what was interrupted is tried again. */
  start(): void;
  stop(): void;
};
type Rotation = NonNullable<Secret['rotation']>;

export type RotationParts = {
  readonly secrets: Secrets;
  readonly clock: EmulatorClock;
  readonly authorize: Authorize;
  readonly invoke: Invoke;
  readonly log: (message: string) => void;
};
type Invoke = (
  call: { readonly functionArn: string; readonly payload: unknown },
  principal: Principal,
) => Promise<
  { readonly ok: true } | { readonly ok: false; readonly errorType: string; readonly errorMessage: string }
>;

/**
 * Rotation by a Lambda function, which is called once for each step; where one fails, all begins again some time later.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html
 */
export function createRotations(parts: RotationParts): Rotations {
  const { secrets, clock, authorize, log } = parts;
  const underWay = new Set<string>();
  const timers = new Map<string, () => void>();
  let started = false;

  function wait(arn: string, milliseconds: number, action: () => void): void {
    timers.get(arn)?.();
    timers.set(arn, clock.after(milliseconds, action));
  }

  function waitUntilDue(arn: string): void {
    const due = nextRotation(secrets.find(arn));
    if (due === undefined) return;
    wait(arn, Math.max(0, due - clock.now()), () => {
      // A value put by hand meanwhile counts as a rotation.
      const isDue = (nextRotation(secrets.find(arn)) ?? Infinity) <= clock.now();
      if (isDue) begin(arn);
      else waitUntilDue(arn);
    });
  }

  function begin(arn: string, token: string = randomUUID()): string {
    const secret = secrets.find(arn);
    const versionId = unfinishedVersion(secret.versions)?.id ?? token;
    if (secret.versions.every(({ id }) => id !== versionId)) {
      const announced = { id: versionId, createdAt: clock.now(), stages: [] };
      secrets.put({ ...secret, versions: withStage([...secret.versions, announced], PENDING, versionId) });
    }
    if (started && !underWay.has(arn)) void attempt(arn, versionId, 0);
    return versionId;
  }

  async function attempt(arn: string, versionId: string, failed: number): Promise<void> {
    underWay.add(arn);
    const why = await calledThrough(secrets.find(arn), versionId, parts);
    underWay.delete(arn);
    if (!started) return;
    if (why === undefined) {
      secrets.put({ ...secrets.find(arn), rotatedAt: clock.now() });
      return waitUntilDue(arn);
    }
    const again = RETRY_MS[failed];
    log(`${arn} could not be rotated${again === undefined ? '' : ' yet'}: ${why}`);
    if (again !== undefined) wait(arn, again, () => void attempt(arn, versionId, failed + 1));
  }

  return {
    configure(arn, rotation) {
      const resource = rotation.lambdaArn;
      try {
        authorize(caller(arn), { action: 'lambda:InvokeFunction', resource });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        throw new AwsError('AccessDeniedException', `${NO_ACCESS} (${resource})`);
      }
      const secret = { ...secrets.find(arn), rotation };
      nextRotation(secret); // a wrong expression shows itself now
      secrets.put(secret);
      if (started) waitUntilDue(arn);
    },
    rotate(arn, token) {
      const { rotation, versions } = secrets.find(arn);
      if (rotation === undefined)
        throw invalid('No Lambda rotation function ARN is associated with this secret.');
      if (unfinishedVersion(versions) !== undefined) {
        begin(arn);
        throw invalid("A previous rotation isn't complete. That rotation will be reattempted.");
      }
      return begin(arn, token);
    },
    start() {
      started = true;
      for (const { id, rotation, versions } of secrets.all()) {
        if (rotation === undefined) continue;
        if (unfinishedVersion(versions) === undefined) waitUntilDue(id);
        else begin(id);
      }
    },
    stop() {
      started = false;
      for (const cancel of timers.values()) cancel();
    },
  };
}

const STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];
/** "Secrets Manager retries the entire rotation process multiple times"; how often and when is not published. */
const RETRY_MS = [60_000, 300_000, 900_000, 1_800_000];

const NO_ACCESS =
  'Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com.';

const invalid = (message: string): AwsError => new AwsError('InvalidRequestException', message);

function caller(arn: string): Principal {
  return { kind: 'service', service: 'secretsmanager.amazonaws.com', sourceArn: arn };
}

/** @returns why it did not come to its end */
async function calledThrough(
  { id: arn, rotation }: Secret,
  versionId: string,
  { invoke, secrets }: RotationParts,
): Promise<string | undefined> {
  if (rotation === undefined) return 'it has no function any more';
  const functionArn = rotation.lambdaArn;
  const RotationToken = randomUUID();
  for (const Step of STEPS) {
    const payload = { Step, SecretId: arn, ClientRequestToken: versionId, RotationToken };
    try {
      const answered = await invoke({ functionArn, payload }, caller(arn));
      if (!answered.ok) return `${Step} failed with ${answered.errorType}: ${answered.errorMessage}`;
    } catch (error) {
      if (error instanceof AwsError) return `${Step} could not be called: ${error.message}`;
      throw error;
    }
  }
  const isCurrent = versionAt(secrets.find(arn).versions, 'AWSCURRENT')?.id === versionId;
  return isCurrent ? undefined : 'the function did not move AWSCURRENT to the new version';
}
