import { describe, expect, it } from 'vitest';
import { awsPorts } from '../../lib/aws/ports.ts';

const env = {
  TABLE_NAME: 'sojourn',
  CONTENT_BUCKET: 'content',
  EVENT_BUS_NAME: 'bus',
  WAKE_QUEUE_URL: 'https://sqs.example/wake',
  CONFIGURATION_SET: 'events',
};

describe('the ports on AWS', () => {
  it('are all there when the environment names everything', () => {
    const made = Object.entries(awsPorts(env)).map(([name]) => name);
    expect(made.toSorted()).toEqual([
      'clock',
      'content',
      'customers',
      'enrolments',
      'experiments',
      'publisher',
      'runner',
      'sender',
      'sends',
      'suppressions',
      'wakeQueue',
      'wheel',
    ]);
  });

  it('ask for the variable of a port only when the port is used', () => {
    const ports = awsPorts({ TABLE_NAME: 'sojourn' });
    expect(ports.customers).toBeDefined();
    expect(() => ports.publisher).toThrow('EVENT_BUS_NAME');
    expect(() => ports.content).toThrow('CONTENT_BUCKET');
    expect(() => ports.wakeQueue).toThrow('WAKE_QUEUE_URL');
    expect(() => ports.sender).toThrow('CONFIGURATION_SET');
    expect(() => awsPorts({ TABLE_NAME: '' }).sends).toThrow('TABLE_NAME');
  });

  it('are made once', () => {
    const ports = awsPorts(env);
    expect(ports.customers).toBe(ports.customers);
    expect(ports.sender).toBe(ports.sender);
  });
});
