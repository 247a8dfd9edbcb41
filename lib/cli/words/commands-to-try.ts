import type { CommandToTry, Emulator } from '../../emulator/emulator.ts';

/** What one can type while the emulator runs, from the first event to a look behind the scenes. */
export function commandsToTry({
  place,
  stacks,
}: Pick<Emulator, 'place' | 'stacks'>): readonly CommandToTry[] {
  const outputs = Object.fromEntries(stacks.flatMap((stack) => Object.entries(stack.outputs)));
  const { EventBusName: bus = '', TableName: table = '', CollectorUrl: collector = '' } = outputs;
  const { WriteKeysSecretName: secret = '' } = outputs;
  const key = 'AWS_ACCESS_KEY_ID=me AWS_SECRET_ACCESS_KEY=any';
  const node = `${key} AWS_REGION=${place.region} AWS_ENDPOINT_URL=${place.endpoint} node --input-type=module -e`;
  const aws = `${key} aws --region ${place.region} --endpoint-url ${place.endpoint}`;
  return [
    {
      what: 'Mina signs up, and a second later her welcome is in the inbox. With Node, in this folder:',
      command: `${node} '${putEvents(bus, SIGNED_UP)}'`,
    },
    {
      what: 'She leaves a cart behind, and is reminded after an hour; with --speed 1440 that is some seconds:',
      command: `${node} '${putEvents(bus, LEFT_A_CART)}'`,
    },
    {
      what: 'The same two with the AWS CLI:',
      command: `${aws} events put-events --entries '${JSON.stringify([SIGNED_UP, LEFT_A_CART].map((one) => entry(bus, one)))}'`,
    },
    {
      what: `She buys it, told to the collector (${collector}) as a library of Segment tells it, with the write key from Secrets Manager:`,
      command: `${node} '${collect(collector, secret)}'`,
    },
    {
      what: 'The write key by itself, for a library:',
      command: `${aws} secretsmanager get-secret-value --secret-id ${secret} --query SecretString --output text`,
    },
    {
      what: 'What is known of her:',
      command: `${aws} dynamodb query --table-name ${table} --key-condition-expression 'pk = :mina' --expression-attribute-values '{":mina":{"S":"customer#mina"}}'`,
    },
    { what: 'The journeys, as state machines:', command: `${aws} stepfunctions list-state-machines` },
  ];
}

type Happening = { readonly name: string; readonly detail: object };

const SIGNED_UP: Happening = {
  name: 'Signed Up',
  detail: {
    customerId: 'mina',
    traits: { firstName: 'Mina', email: 'mina@example.com' },
    consent: { email: 'granted' },
  },
};
const LEFT_A_CART: Happening = {
  name: 'Checkout Started',
  detail: {
    customerId: 'mina',
    properties: {
      cartId: 'cart-1042',
      value: 94.5,
      currency: 'USD',
      cartUrl: 'https://shop.example/carts/cart-1042',
      items: [{ name: 'Cast-iron pan', price: 94.5 }],
    },
  },
};

function entry(bus: string, { name, detail }: Happening) {
  return { EventBusName: bus, Source: 'shop', DetailType: name, Detail: JSON.stringify(detail) };
}

function putEvents(bus: string, happening: Happening): string {
  return [
    'import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";',
    `const Entries = [${JSON.stringify(entry(bus, happening))}];`,
    'console.log(await new EventBridgeClient().send(new PutEventsCommand({ Entries })));',
  ].join(' ');
}

/** A purchase: it ends the reminder of the cart. */
function collect(collector: string, secret: string): string {
  const call = {
    userId: 'mina',
    event: 'Order Completed',
    properties: { orderId: 'order-1042', cartId: 'cart-1042', total: 94.5, currency: 'USD' },
  };
  return [
    'import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";',
    `const { SecretString: key } = await new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId: "${secret}" }));`,
    'const headers = { authorization: `Basic ${btoa(`${key}:`)}`, "content-type": "application/json" };',
    `const answer = await fetch("${collector}/v1/track", { method: "POST", headers, body: ${JSON.stringify(JSON.stringify(call))} });`,
    'console.log(answer.status, await answer.text());',
  ].join(' ');
}
