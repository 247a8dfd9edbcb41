import { describe, expect, it } from 'vitest';
import { evaluate, NO_VALUE, type Scope } from '../../../lib/emulator/template/intrinsics.ts';

// expected: the examples of
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html

describe('intrinsic functions', () => {
  it.each([
    ['a reference', { Ref: 'Queue' }, 'https://queue'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-central-1'],
    ['an attribute', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:queue'],
    ['an attribute in one text', { 'Fn::GetAtt': 'Queue.Arn' }, 'arn:queue'],
    ['an attribute with a dot in its name', { 'Fn::GetAtt': ['Queue', 'Endpoint.Port'] }, '443'],
    ['texts joined', { 'Fn::Join': [':', ['a', { Ref: 'AWS::Region' }, 'c']] }, 'a:eu-central-1:c'],
    ['numbers joined', { 'Fn::Join': ['-', [1, 2]] }, '1-2'],
    ['a list that is split and joined', { 'Fn::Join': ['+', { 'Fn::Split': ['|', 'a|b|c'] }] }, 'a+b+c'],
    [
      'names in a text',
      { 'Fn::Sub': '${Queue} ${Queue.Arn} ${AWS::Region}' },
      'https://queue arn:queue eu-central-1',
    ],
    [
      'names of its own',
      { 'Fn::Sub': ['www.${Domain}', { Domain: { Ref: 'AWS::Region' } }] },
      'www.eu-central-1',
    ],
    ['a name that is meant as letters', { 'Fn::Sub': '${!Literal}' }, '${Literal}'],
    ['the one at a place', { 'Fn::Select': ['1', ['apples', 'grapes']] }, 'grapes'],
    ['the parts of a text', { 'Fn::Split': ['|', 'a||c|'] }, ['a', '', 'c', '']],
    ['an entry of a mapping', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'size'] }, 512],
    ["another stack's output", { 'Fn::ImportValue': 'network-vpc' }, 'vpc-1'],
    ['what a true condition picks', { 'Fn::If': ['IsProd', 'yes', { Ref: 'Nothing' }] }, 'yes'],
    ['what a false condition picks', { 'Fn::If': ['IsDev', { Ref: 'Nothing' }, 'no'] }, 'no'],
    ['a property that is then not there', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    ['an element that is then not there', [1, { 'Fn::If': ['IsDev', 2, { Ref: 'AWS::NoValue' }] }], [1]],
    ['equality', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] }, true],
    ['and', { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] }, false],
    ['or', { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] }, true],
    ['not', { 'Fn::Not': [{ Condition: 'IsDev' }] }, true],
    ['membership', { 'Fn::Contains': [['1', '2'], { Ref: 'AWS::Region' }] }, false],
    [
      "a statement of IAM, whose Condition is nobody's function",
      { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
  ])('give %s', (_, written, meant) => {
    expect(evaluate({ value: written }, SCOPE)).toEqual({ value: meant });
  });

  it.each([
    ['a function that the emulator does not know', { 'Fn::Cidr': [] }, 'Fn::Cidr'],
    ['an argument of the wrong kind', { 'Fn::Join': 'a' }, 'Fn::Join cannot take "a"'],
    ['a value that lies in SSM', '{{resolve:ssm:/a}}', '{{resolve:ssm:/a}}'],
    ['an element that is not there', { 'Fn::Select': [2, ['a']] }, 'no element 2'],
  ])('refuse %s', (_, written, said) => {
    expect(() => evaluate(written, SCOPE)).toThrow(said);
  });
});

const SCOPE: Scope = {
  ref: (name) =>
    find({ Queue: 'https://queue', 'AWS::Region': 'eu-central-1', 'AWS::NoValue': NO_VALUE }, name),
  attribute: (logicalId, name) =>
    find({ 'Queue.Arn': 'arn:queue', 'Queue.Endpoint.Port': '443' }, `${logicalId}.${name}`),
  condition: (name) => find({ IsProd: true, IsDev: false }, name),
  mapping: (...names) => find({ 'Sizes/eu-central-1/size': 512 }, names.join('/')),
  imported: (name) => find({ 'network-vpc': 'vpc-1' }, name),
};

function find<Value>(all: Readonly<Record<string, Value>>, name: string): Value {
  const found = all[name];
  if (found === undefined) throw new Error(`asked for ${name}`);
  return found;
}
