import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../lib/emulator/events/pattern/matches-pattern.ts';
import { readPattern } from '../../lib/emulator/events/pattern/read-pattern.ts';

const USER_GUIDE = 'https://docs.aws.amazon.com/eventbridge/latest/userguide';
const OPERATORS = `${USER_GUIDE}/eb-create-pattern-operators.html`;
const PATTERNS = `${USER_GUIDE}/eb-event-patterns.html`;
const RULER = 'https://github.com/aws/event-ruler#readme';

type Json = Record<string, unknown>;
type Case = {
  readonly says: string;
  readonly page: string;
  readonly pattern: Json;
  readonly chooses: readonly Json[];
  readonly leaves: readonly Json[];
};

const detail = (fields: Json): Json => ({ source: 'shop', detail: fields });
const JOHN_ANNA_PETER = {
  employees: [
    { firstName: 'John', lastName: 'Doe' },
    { firstName: 'Anna', lastName: 'Smith' },
    { firstName: 'Peter', lastName: 'Jones' },
  ],
};

/** The table of operators, top to bottom, then the page's longer examples, then what other pages add. */
const CASES: readonly Case[] = [
  {
    says: 'And: Location is "New York" and Day is "Monday"',
    page: OPERATORS,
    pattern: { Location: ['New York'], Day: ['Monday'] },
    chooses: [{ Location: 'New York', Day: 'Monday' }],
    leaves: [{ Location: 'New York', Day: 'Tuesday' }, { Location: 'New York' }],
  },
  {
    says: 'Anything-but: State is any value besides "initializing"',
    page: OPERATORS,
    pattern: { state: [{ 'anything-but': 'initializing' }] },
    chooses: [{ state: 'running' }, { state: 5 }],
    leaves: [{ state: 'initializing' }, {}],
  },
  {
    says: 'Anything-but (begins with): Region is not in the US',
    page: OPERATORS,
    pattern: { Region: [{ 'anything-but': { prefix: 'us-' } }] },
    chooses: [{ Region: 'eu-west-1' }],
    leaves: [{ Region: 'us-east-1' }, {}],
  },
  {
    says: 'Anything-but (ends with): FileName does not end with a .png extension',
    page: OPERATORS,
    pattern: { FileName: [{ 'anything-but': { suffix: '.png' } }] },
    chooses: [{ FileName: 'a.jpg' }],
    leaves: [{ FileName: 'a.png' }],
  },
  {
    says: 'Anything-but (ignore case): any value besides "initializing" or any other casing',
    page: OPERATORS,
    pattern: { state: [{ 'anything-but': { 'equals-ignore-case': 'initializing' } }] },
    chooses: [{ state: 'running' }],
    leaves: [{ state: 'INITIALIZING' }, { state: 'initializing' }],
  },
  {
    says: 'Anything-but using a wildcard: not a file path that includes /lib/',
    page: OPERATORS,
    pattern: { FilePath: [{ 'anything-but': { wildcard: '*/lib/*' } }] },
    chooses: [{ FilePath: '/home/x/a.ts' }],
    leaves: [{ FilePath: '/home/lib/a.ts' }],
  },
  {
    says: 'Begins with: Region is in the US',
    page: OPERATORS,
    pattern: { Region: [{ prefix: 'us-' }] },
    chooses: [{ Region: 'us-west-2' }],
    leaves: [{ Region: 'eu-us-1' }, { Region: 5 }],
  },
  {
    says: 'Begins with (ignore case): Service name starts with "eventb"',
    page: OPERATORS,
    pattern: { service: [{ prefix: { 'equals-ignore-case': 'eventb' } }] },
    chooses: [{ service: 'EventBridge' }, { service: 'EVENTBUS' }],
    leaves: [{ service: 'my-EventBridge' }],
  },
  {
    says: 'Empty: LastName is empty',
    page: OPERATORS,
    pattern: { LastName: [''] },
    chooses: [{ LastName: '' }],
    leaves: [{ LastName: null }, { LastName: 'Doe' }, {}],
  },
  {
    says: 'Equals: Name is "Alice"',
    page: OPERATORS,
    pattern: { Name: ['Alice'] },
    chooses: [{ Name: 'Alice' }],
    leaves: [{ Name: 'alice' }],
  },
  {
    says: 'Equals (ignore case): Name is "Alice"',
    page: OPERATORS,
    pattern: { Name: [{ 'equals-ignore-case': 'alice' }] },
    chooses: [{ Name: 'Alice' }, { Name: 'ALICE' }],
    leaves: [{ Name: 'Alicia' }],
  },
  {
    says: 'Ends with: FileName ends with a .png extension',
    page: OPERATORS,
    pattern: { FileName: [{ suffix: '.png' }] },
    chooses: [{ FileName: 'dir/a.png' }],
    leaves: [{ FileName: 'a.PNG' }, { FileName: 'a.png.txt' }],
  },
  {
    says: 'Ends with (ignore case): Service name ends with "tbridge" in any casing',
    page: OPERATORS,
    pattern: { service: [{ suffix: { 'equals-ignore-case': 'tBridge' } }] },
    chooses: [{ service: 'EventBridge' }, { service: 'EVENTBRIDGE' }],
    leaves: [{ service: 'EventBridges' }],
  },
  {
    says: 'Exists: ProductName exists',
    page: OPERATORS,
    pattern: { ProductName: [{ exists: true }] },
    chooses: [{ ProductName: 'x' }, { ProductName: null }],
    leaves: [{ Product: 'x' }, { ProductName: { en: 'x' } }],
  },
  {
    says: 'Does not exist: ProductName does not exist',
    page: OPERATORS,
    pattern: { ProductName: [{ exists: false }] },
    chooses: [{ Product: 'x' }, { ProductName: { en: 'x' } }],
    leaves: [{ ProductName: 'x' }],
  },
  {
    says: 'Not: Weather is anything but "Raining"',
    page: OPERATORS,
    pattern: { Weather: [{ 'anything-but': ['Raining'] }] },
    chooses: [{ Weather: 'Sunny' }],
    leaves: [{ Weather: 'Raining' }],
  },
  {
    says: 'Null: UserID is null',
    page: OPERATORS,
    pattern: { UserID: [null] },
    chooses: [{ UserID: null }],
    leaves: [{ UserID: '' }, { UserID: 'null' }, {}],
  },
  {
    says: 'Numeric (equals): Price is 100',
    page: OPERATORS,
    pattern: { Price: [{ numeric: ['=', 100] }] },
    chooses: [{ Price: 100 }, { Price: 1e2 }],
    leaves: [{ Price: 101 }, { Price: '100' }],
  },
  {
    says: 'Numeric (range): Price is more than 10, and less than or equal to 20',
    page: OPERATORS,
    pattern: { Price: [{ numeric: ['>', 10, '<=', 20] }] },
    chooses: [{ Price: 10.01 }, { Price: 20 }],
    leaves: [{ Price: 10 }, { Price: 20.01 }],
  },
  {
    says: 'Or: PaymentType is "Credit" or "Debit"',
    page: OPERATORS,
    pattern: { PaymentType: ['Credit', 'Debit'] },
    chooses: [{ PaymentType: 'Credit' }, { PaymentType: 'Debit' }],
    leaves: [{ PaymentType: 'Cash' }],
  },
  {
    says: 'Or (multiple fields): Location is "New York", or Day is "Monday"',
    page: OPERATORS,
    pattern: { $or: [{ Location: ['New York'] }, { Day: ['Monday'] }] },
    chooses: [{ Location: 'New York' }, { Location: 'Seoul', Day: 'Monday' }],
    leaves: [{ Location: 'Seoul', Day: 'Tuesday' }],
  },
  {
    says: 'Wildcard: any file with a .png extension, located within the folder "dir"',
    page: OPERATORS,
    pattern: { FileName: [{ wildcard: 'dir/*.png' }] },
    chooses: [{ FileName: 'dir/a.png' }, { FileName: 'dir/sub/a.png' }],
    leaves: [{ FileName: 'other/dir/a.png' }, { FileName: 'dir/a.jpg' }],
  },
  {
    says: 'Prefix matching: the time starts with 2017-10-02',
    page: OPERATORS,
    pattern: { time: [{ prefix: '2017-10-02' }] },
    chooses: [{ time: '2017-10-02T18:43:48Z' }],
    leaves: [{ time: '2017-10-03T00:00:00Z' }],
  },
  {
    says: 'Anything-but with a number',
    page: OPERATORS,
    pattern: { detail: { 'x-limit': [{ 'anything-but': 123 }] } },
    chooses: [detail({ 'x-limit': 124 }), detail({ 'x-limit': '123' })],
    leaves: [detail({ 'x-limit': 123 })],
  },
  {
    says: 'Anything-but with a list of strings',
    page: OPERATORS,
    pattern: { detail: { state: [{ 'anything-but': ['stopped', 'overloaded'] }] } },
    chooses: [detail({ state: 'running' })],
    leaves: [detail({ state: 'stopped' }), detail({ state: 'overloaded' })],
  },
  {
    says: 'Anything-but with a list of numbers',
    page: OPERATORS,
    pattern: { detail: { 'x-limit': [{ 'anything-but': [100, 200, 300] }] } },
    chooses: [detail({ 'x-limit': 150 })],
    leaves: [detail({ 'x-limit': 200 })],
  },
  {
    says: 'Anything-but with a list of prefixes',
    page: OPERATORS,
    pattern: { detail: { state: [{ 'anything-but': { prefix: ['init', 'error'] } }] } },
    chooses: [detail({ state: 'running' })],
    leaves: [detail({ state: 'initializing' }), detail({ state: 'errored' })],
  },
  {
    says: 'Anything-but with a list of suffixes',
    page: OPERATORS,
    pattern: { detail: { FileName: [{ 'anything-but': { suffix: ['.txt', '.rtf'] } }] } },
    chooses: [detail({ FileName: 'a.md' })],
    leaves: [detail({ FileName: 'a.txt' }), detail({ FileName: 'a.rtf' })],
  },
  {
    says: 'Anything-but with a list that ignores case',
    page: OPERATORS,
    pattern: {
      detail: { state: [{ 'anything-but': { 'equals-ignore-case': ['initializing', 'stopped'] } }] },
    },
    chooses: [detail({ state: 'running' })],
    leaves: [detail({ state: 'Stopped' }), detail({ state: 'INITIALIZING' })],
  },
  {
    says: 'Anything-but with a list of wildcards',
    page: OPERATORS,
    pattern: { detail: { FilePath: [{ 'anything-but': { wildcard: ['*/lib/*', '*/bin/*'] } }] } },
    chooses: [detail({ FilePath: '/home/docs/a' })],
    leaves: [detail({ FilePath: '/usr/lib/a' }), detail({ FilePath: '/usr/bin/a' })],
  },
  {
    says: 'Numeric matching: all three fields must agree',
    page: OPERATORS,
    pattern: {
      detail: {
        'c-count': [{ numeric: ['>', 0, '<=', 5] }],
        'd-count': [{ numeric: ['<', 10] }],
        'x-limit': [{ numeric: ['=', 3.018e2] }],
      },
    },
    chooses: [detail({ 'c-count': 5, 'd-count': 3, 'x-limit': 301.8 })],
    leaves: [
      detail({ 'c-count': 0, 'd-count': 3, 'x-limit': 301.8 }),
      detail({ 'c-count': 5, 'd-count': 3 }),
    ],
  },
  {
    says: 'IP address matching, IPv4',
    page: OPERATORS,
    pattern: { detail: { sourceIPAddress: [{ cidr: '10.0.0.0/24' }] } },
    chooses: [detail({ sourceIPAddress: '10.0.0.33' }), detail({ sourceIPAddress: '10.0.0.255' })],
    leaves: [detail({ sourceIPAddress: '10.0.1.0' }), detail({ sourceIPAddress: 'elsewhere' })],
  },
  {
    says: 'IP address matching, IPv6',
    page: OPERATORS,
    pattern: { detail: { sourceIPAddress: [{ cidr: '2001:db8::/32' }] } },
    chooses: [detail({ sourceIPAddress: '2001:db8:1::7' })],
    leaves: [detail({ sourceIPAddress: '2001:db9::1' }), detail({ sourceIPAddress: '10.0.0.1' })],
  },
  {
    says: 'Exists matching works on leaf nodes only',
    page: OPERATORS,
    pattern: { detail: { 'c-count': [{ exists: false }] } },
    chooses: [detail({ state: ['initializing', 'running'] }), detail({ 'c-count': { c1: 100 } })],
    leaves: [detail({ 'c-count': 100 })],
  },
  {
    says: 'Or nested in a field beside other fields',
    page: OPERATORS,
    pattern: {
      detail: {
        $or: [
          { 'c-count': [{ numeric: ['>', 0, '<=', 5] }] },
          { 'd-count': [{ numeric: ['<', 10] }] },
          { 'x-limit': [{ numeric: ['=', 3.018e2] }] },
        ],
      },
    },
    chooses: [detail({ 'c-count': 1, 'd-count': 99 }), detail({ 'x-limit': 301.8 })],
    leaves: [detail({ 'c-count': 6, 'd-count': 10, 'x-limit': 1 })],
  },
  {
    says: 'Wildcards may stand anywhere and more than once',
    page: OPERATORS,
    pattern: { detail: { EventBusArn: [{ wildcard: 'arn:aws:events:*:*:event-bus/*' }] } },
    chooses: [detail({ EventBusArn: 'arn:aws:events:eu-west-1:123456789012:event-bus/shop' })],
    leaves: [detail({ EventBusArn: 'arn:aws:events:eu-west-1:123456789012:rule/shop' })],
  },
  {
    says: 'A backslash makes a wildcard an ordinary asterisk',
    page: OPERATORS,
    pattern: { detail: { name: [{ wildcard: 'five\\*star*' }] } },
    chooses: [detail({ name: 'five*star hotel' })],
    leaves: [detail({ name: 'five gold star hotel' })],
  },
  {
    says: 'Complex example with multiple matching',
    page: OPERATORS,
    pattern: {
      time: [{ prefix: '2017-10-02' }],
      detail: {
        state: [{ 'anything-but': 'initializing' }],
        'c-count': [{ numeric: ['>', 0, '<=', 5] }],
        'd-count': [{ numeric: ['<', 10] }],
        'x-limit': [{ 'anything-but': [100, 200, 300] }],
      },
    },
    chooses: [
      {
        time: '2017-10-02T16:24:49Z',
        detail: { state: 'running', 'c-count': 5, 'd-count': 3, 'x-limit': 301.8 },
      },
    ],
    leaves: [
      {
        time: '2017-10-02T16:24:49Z',
        detail: { state: 'running', 'c-count': 5, 'd-count': 3, 'x-limit': 300 },
      },
    ],
  },
  {
    says: 'Or with an And inside, nested',
    page: RULER,
    pattern: {
      source: ['aws.cloudwatch'],
      $or: [
        { metricName: ['CPUUtilization'] },
        {
          metricType: ['MetricType'],
          namespace: ['AWS/EC2'],
          $or: [{ metricId: [1234] }, { spaceId: [1000] }],
        },
      ],
    },
    chooses: [
      { source: 'aws.cloudwatch', metricName: 'CPUUtilization' },
      { source: 'aws.cloudwatch', metricType: 'MetricType', namespace: 'AWS/EC2', spaceId: 1000 },
    ],
    leaves: [
      { source: 'aws.cloudwatch', metricType: 'MetricType', namespace: 'AWS/EC2' },
      { source: 'aws.ec2', metricName: 'CPUUtilization' },
    ],
  },
  {
    says: '$or is an ordinary field where it is not a list of objects',
    page: RULER,
    pattern: { $or: { metricType: ['MetricType'] } },
    chooses: [{ $or: { metricType: 'MetricType' } }],
    leaves: [{ metricType: 'MetricType' }],
  },
  {
    says: 'A list in the event matches when one of its elements does',
    page: `${USER_GUIDE}/eb-event-patterns-arrays.html`,
    pattern: { resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-b188560f', 'other'] },
    chooses: [
      { resources: ['arn:aws:autoscaling:x', 'arn:aws:ec2:us-east-1:123456789012:instance/i-b188560f'] },
    ],
    leaves: [{ resources: ['arn:aws:autoscaling:x'] }, { resources: [] }],
  },
  {
    says: 'Objects in a list are looked at one at a time',
    page: RULER,
    pattern: { employees: { firstName: ['Anna'], lastName: ['Smith'] } },
    chooses: [JOHN_ANNA_PETER],
    leaves: [{ employees: [{ firstName: 'Anna' }, { lastName: 'Smith' }] }],
  },
  {
    says: 'Two fields never match in two different elements',
    page: RULER,
    pattern: { employees: { firstName: ['Anna'], lastName: ['Jones'] } },
    chooses: [{ employees: [{ firstName: 'Anna', lastName: 'Jones' }] }],
    leaves: [JOHN_ANNA_PETER],
  },
  {
    says: 'Keys with dots are the same as nested keys',
    page: RULER,
    pattern: { detail: { 'state.status': ['running'] } },
    chooses: [detail({ state: { status: 'running' } }), detail({ 'state.status': 'running' })],
    leaves: [detail({ state: 'running' })],
  },
  {
    says: 'Null values and empty strings are not interchangeable',
    page: `${USER_GUIDE}/eb-event-patterns-null-values.html`,
    pattern: { detail: { eventVersion: [''], responseElements: [null] } },
    chooses: [detail({ eventVersion: '', responseElements: null })],
    leaves: [detail({ eventVersion: null, responseElements: '' })],
  },
  {
    says: 'true, false and numbers are not texts',
    page: PATTERNS,
    pattern: { detail: { paid: [true], count: [5] } },
    chooses: [detail({ paid: true, count: 5 })],
    leaves: [detail({ paid: 'true', count: 5 }), detail({ paid: true, count: '5' })],
  },
  {
    says: 'Fields that the pattern does not name are ignored; an empty prefix chooses every text',
    page: PATTERNS,
    pattern: { source: [{ prefix: '' }] },
    chooses: [{ source: 'shop', account: '1' }, { source: '' }],
    leaves: [{ account: '1' }],
  },
];

describe('event patterns, as their documentation says', () => {
  it.each(CASES)('$says ($page)', ({ pattern, chooses, leaves }) => {
    const matches = (event: Json): boolean => matchesPattern(readPattern(pattern), event);
    expect([...chooses, ...leaves].map(matches)).toEqual([
      ...chooses.map(() => true),
      ...leaves.map(() => false),
    ]);
  });
});

/** Reasons: event-ruler's own, https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/JsonRuleCompiler.java */
describe('an invalid pattern is refused with its reason', () => {
  it.each([
    ['a text', 'source', 'Filter is not an object'],
    ['a value without a list', { source: 'shop' }, '"source" must be an object or an array'],
    ['an empty list', { source: [] }, 'Empty arrays are not allowed'],
    ['an empty object', { detail: {} }, 'Empty objects are not allowed'],
    ['an unknown operator', { source: [{ contains: 'x' }] }, 'Unrecognized match type contains'],
    [
      'two operators in one',
      { source: [{ prefix: 'a', suffix: 'b' }] },
      'Only one key allowed in match expression',
    ],
    ['a prefix that is no text', { source: [{ prefix: 5 }] }, 'prefix match pattern must be a string'],
    ['a mixed list of exclusions', { a: [{ 'anything-but': ['x', 1] }] }, 'mixed type is not supported'],
    [
      'an exclusion of the empty prefix',
      { a: [{ 'anything-but': { prefix: '' } }] },
      'Null prefix not allowed',
    ],
    ['an unknown comparison', { a: [{ numeric: ['~', 1] }] }, 'Unrecognized numeric range operator'],
    ['a bound that is no number', { a: [{ numeric: ['>', '1'] }] }, 'Value of > must be numeric'],
    ['a range from high to low', { a: [{ numeric: ['>', 5, '<', 1] }] }, 'Bad numeric range'],
    ['a number out of bounds', { a: [{ numeric: ['>', 6e9] }] }, 'between -5.0E9 and 5.0E9'],
    ['an address without a mask', { a: [{ cidr: '10.0.0.0' }] }, 'Malformed CIDR'],
    ['a mask that is too long', { a: [{ cidr: '10.0.0.0/33' }] }, 'Malformed CIDR'],
    ['exists neither true nor false', { a: [{ exists: 'yes' }] }, 'must be either true or false'],
    ['two wildcards in a row', { a: [{ wildcard: 'a**b' }] }, 'Consecutive wildcard characters'],
    ['a backslash before a letter', { a: [{ wildcard: 'a\\b' }] }, 'Invalid escape character'],
  ])('%s', (_, pattern, reason) => {
    expect(() => readPattern(pattern)).toThrow(reason);
  });
});
