import { randomUUID } from 'node:crypto';
import { type Answer, AwsError, type AwsRequest, type Operation } from '../service.ts';
import type { MessageAttributes } from '../sqs/message.ts';
import { type XmlElements, xml } from '../xml.ts';
import type { Phones } from './phones.ts';
import type { Topics } from './topics.ts';

type Parts = { readonly phones: Phones; readonly topics: Topics };

/** What can be asked of SNS: https://docs.aws.amazon.com/sns/latest/api/API_Operations.html */
export function snsOperation({ body, query }: AwsRequest, { phones, topics }: Parts): Operation {
  const form = new URLSearchParams([...query, ...new URLSearchParams(body.toString('utf8'))]);
  const action = form.get('Action') ?? '';
  const number = form.get('phoneNumber') ?? '';
  const needs = [{ action: `sns:${action}`, resource: '*' }];
  switch (action) {
    case 'Publish':
      return publish(form, { phones, topics });
    case 'CheckIfPhoneNumberIsOptedOut':
      return { needs, run: async () => answer(action, { isOptedOut: phones.isOptedOut(number) }) };
    case 'ListPhoneNumbersOptedOut':
      return { needs, run: async () => answer(action, { phoneNumbers: { member: phones.optedOut() } }) };
    case 'OptInPhoneNumber':
      return {
        needs,
        run: async () => {
          phones.optIn(number);
          return answer(action, {});
        },
      };
    case 'ListTopics':
      return {
        needs,
        run: async () =>
          answer(action, { Topics: { member: topics.arns().map((TopicArn) => ({ TopicArn })) } }),
      };
    default:
      throw new AwsError('InvalidAction', `the emulator's SNS has no ${action}`);
  }
}

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
function publish(form: URLSearchParams, { phones, topics }: Parts): Operation {
  const body = form.get('Message') ?? '';
  const number = form.get('PhoneNumber');
  const topicArn = form.get('TopicArn') ?? form.get('TargetArn');
  if (body === '') throw invalid('Empty message');
  if (number === null) {
    if (topicArn === null) throw invalid('PhoneNumber, TopicArn or TargetArn is needed');
    const subject = form.get('Subject') ?? undefined;
    const attributes = attributesOf(form);
    return {
      needs: [{ action: 'sns:Publish', resource: topicArn }],
      run: async () =>
        answer('Publish', { MessageId: topics.publish({ topicArn, subject, body, attributes }).id }),
    };
  }
  if (!/^\+[1-9]\d{6,14}$/.test(number))
    throw invalid(`PhoneNumber Reason: ${number} is not valid to publish to`);
  // https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html
  if (body.length > 1_600) throw invalid('Message is longer than 1600 characters');
  return {
    // A phone number has no ARN; only a policy for every resource allows this.
    needs: [{ action: 'sns:Publish', resource: '*' }],
    run: async () =>
      answer('Publish', { MessageId: phones.deliver({ number, body, attributes: textsOf(form) }).id }),
  };
}

/** `MessageAttributes.entry.1.Name=…&MessageAttributes.entry.1.Value.StringValue=…` */
function attributesOf(form: URLSearchParams): MessageAttributes {
  const names = [...form].filter(([name]) => /^MessageAttributes\.entry\.\d+\.Name$/.test(name));
  return Object.fromEntries(
    names.map(([field, name]) => {
      const value = (part: string) => form.get(field.replace(/Name$/, `Value.${part}`)) ?? undefined;
      const attribute = { StringValue: value('StringValue'), BinaryValue: value('BinaryValue') };
      return [name, { DataType: value('DataType') ?? 'String', ...attribute }];
    }),
  );
}

/** Those of a text to a phone are all text. */
function textsOf(form: URLSearchParams): Record<string, string> {
  const texts = Object.entries(attributesOf(form)).map(([name, { StringValue = '' }]) => [name, StringValue]);
  return Object.fromEntries(texts);
}

const invalid = (what: string): AwsError => new AwsError('InvalidParameter', `Invalid parameter: ${what}`);

function answer(action: string, result: XmlElements): Answer {
  const content = { [`${action}Result`]: result, ResponseMetadata: { RequestId: randomUUID() } };
  return {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${xml(content)}</${action}Response>`,
  };
}
