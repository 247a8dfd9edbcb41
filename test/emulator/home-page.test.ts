import { describe, expect, it } from 'vitest';
import { homePage, type Overview } from '../../lib/emulator/home-page.ts';

describe('the home page', () => {
  it('shows each state machine with its runs, each function, and each queue with what waits in it', () => {
    const page = bodyOf({});
    expect(page).toContain('shop-ingest');
    expect(page).toContain('<td>orders</td><td>7</td><td>2</td><td>1</td>');
    expect(page).toContain('<td>shop-welcome</td><td>1</td><td>0</td><td>2</td>');
  });

  it('says how to reach it, and what to try', () => {
    const page = bodyOf({ commands: [{ what: 'An event:', command: 'aws events put-events' }] });
    expect(page).toContain('export AWS_ENDPOINT_URL=http://127.0.0.1:4600');
    expect(page).toContain('aws events put-events');
  });

  it('says how long a day takes', () => {
    expect(bodyOf({ speed: 1 })).toContain('at the pace of real time');
    expect(bodyOf({ speed: 1440 })).toContain('a day takes 60 seconds'); // 86 400 s / 1440
    expect(bodyOf({ speed: 24 })).toContain('a day takes 60 minutes');
  });

  it('shows what IAM refused, the latest first', () => {
    const page = bodyOf({ denials: [{ message: 'first refusal' }, { message: 'second refusal' }] });
    expect(page.indexOf('second refusal')).toBeLessThan(page.indexOf('first refusal'));
  });

  it('loads nothing from elsewhere and runs no text that it shows', () => {
    const page = bodyOf({ denials: [{ message: '<script src="https://evil.example/x.js"></script>' }] });
    expect(page).not.toMatch(/<script src|<link|<img|url\(|@import/);
  });
});

function bodyOf(changes: Partial<Overview>): string {
  const resource = (type: string, logicalId: string, ref: string) => ({
    type,
    logicalId,
    ref,
    attributes: {},
  });
  const machineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:shop-welcome';
  const page = homePage({
    place: { account: '000000000000', region: 'us-east-1', endpoint: 'http://127.0.0.1:4600' },
    speed: 1,
    now: Date.UTC(2026, 2, 1),
    stacks: [
      {
        name: 'shop',
        outputs: { Bus: 'shop-bus' },
        resources: [
          resource('AWS::StepFunctions::StateMachine', 'Welcome', machineArn),
          resource('AWS::Lambda::Function', 'Ingest', 'shop-ingest'),
        ],
      },
    ],
    executions: (['RUNNING', 'FAILED', 'TIMED_OUT'] as const).map((status) => ({ machineArn, status })),
    queues: [{ name: 'orders', counts: () => ({ visible: 7, inFlight: 2, delayed: 1 }) }],
    alarms: [],
    denials: [],
    commands: [],
    ...changes,
  });
  return String(page.body);
}
