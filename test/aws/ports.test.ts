import { describe, expect, it } from 'vitest';
import { awsPorts } from '../../lib/aws/ports.ts';

const env = {
  TABLE_NAME: 'sojourn',
  CONTENT_BUCKET: 'content',
  EVENT_BUS_NAME: 'bus',
  WAKE_QUEUE_URL: 'https://sqs.example/wake',
  SEND_QUEUE_URL: 'https://sqs.example/send',
  REVIEW_QUEUE_URL: 'https://sqs.example/review',
  WALK_MACHINE_ARN: 'arn:aws:states:us-east-1:111122223333:stateMachine:walk',
  NEWS_QUEUE_URL: 'https://sqs.example/news',
  CONFIGURATION_SET: 'events',
  PAGES_URL: 'https://pages.example/',
  TOKEN_KEYS_SECRET: 'keys',
  WRITE_KEYS_SECRET: 'write-keys',
  ALARM_TOPIC_ARN: 'arn:aws:sns:us-east-1:111122223333:alarms',
};

describe('the ports on AWS', () => {
  it('are all there when the environment names everything', () => {
    const made = Object.entries(awsPorts(env)).map(([name]) => name);
    expect(made.toSorted()).toEqual([
      'agendas',
      'alarms',
      'allowances',
      'asides',
      'clock',
      'content',
      'customers',
      'enrolments',
      'experiments',
      'ids',
      'journeys',
      'news',
      'pace',
      'pages',
      'publisher',
      'reports',
      'reviewQueue',
      'runner',
      'sendQueue',
      'sender',
      'sends',
      'suppressions',
      'wakeQueue',
      'walks',
      'wheel',
      'writeKeys',
    ]);
  });

  it('ask for the variable of a port only when the port is used', () => {
    const ports = awsPorts({ TABLE_NAME: 'sojourn' });
    expect(ports.customers).toBeDefined();
    expect(() => ports.publisher).toThrow('EVENT_BUS_NAME');
    expect(() => ports.content).toThrow('CONTENT_BUCKET');
    expect(() => ports.wakeQueue).toThrow('WAKE_QUEUE_URL');
    expect(() => ports.sendQueue).toThrow('SEND_QUEUE_URL');
    expect(() => ports.reviewQueue).toThrow('REVIEW_QUEUE_URL');
    expect(() => ports.walks).toThrow('WALK_MACHINE_ARN');
    expect(() => ports.writeKeys).toThrow('WRITE_KEYS_SECRET');
    expect(() => ports.news).toThrow('NEWS_QUEUE_URL');
    expect(() => ports.alarms).toThrow('ALARM_TOPIC_ARN');
    expect(() => ports.sender.email).toThrow('CONFIGURATION_SET');
    expect(() => ports.pages.address()).toThrow('PAGES_URL');
    expect(() => awsPorts({ TABLE_NAME: '' }).sends).toThrow('TABLE_NAME');
  });

  it('ask for half of a port only: who texts needs no configuration set, who reads links no address', async () => {
    const ports = awsPorts({});
    expect(ports.sender.sms).toBeTypeOf('function');
    await expect(ports.pages.keys()).rejects.toThrow('TOKEN_KEYS_SECRET');
  });

  it('name the public pages without a slash at the end', () => {
    expect(awsPorts(env).pages.address()).toBe('https://pages.example');
  });

  it('make names that nobody else has', () => {
    const { ids } = awsPorts({});
    expect(ids.fresh()).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids.fresh()).not.toBe(ids.fresh());
  });

  it('are made once', () => {
    const ports = awsPorts(env);
    expect(ports.customers).toBe(ports.customers);
    expect(ports.sender).toBe(ports.sender);
  });
});
