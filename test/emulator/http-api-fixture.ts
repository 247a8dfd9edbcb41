import type { Clock } from '../../lib/emulator/clock.ts';
import { createHttpApis } from '../../lib/emulator/http-api/http-api.ts';
import type { Principal } from '../../lib/emulator/service.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';
import { withFunctions } from './lambda/a-function.ts';

type Properties = Readonly<Record<string, unknown>>;

export type AnApi = {
  readonly id: string;
  /** Where the API answers. */
  readonly url: string;
  readonly logged: readonly string[];
  readonly behind: BehindGateway;
  readonly lambda: Awaited<ReturnType<typeof withFunctions>>;
  /** @returns its Ref */
  resource(type: string, properties: Properties): Promise<string>;
  /** A function that API Gateway may call for everything of this API. @returns its ARN */
  fn(name: string, code: string): Promise<string>;
  /** A route to that function. */
  route(key: string, functionArn: string, properties?: Properties): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  readonly clock: Clock;
  readonly api?: Properties;
  readonly stage?: Properties;
  readonly caller?: Principal;
};

/** An HTTP API behind the real gateway, in front of real functions whose permissions count. */
export async function anApi({ clock, api = {}, stage = {}, ...options }: Options): Promise<AnApi> {
  const lambda = await withFunctions({ clock });
  const logged: string[] = [];
  const apis = createHttpApis({
    place: PLACE,
    clock,
    invoke: lambda.lambda.invoke,
    principalOf: () => options.caller ?? { kind: 'account' },
    log: (message) => void logged.push(message),
  });
  const behind = await behindGateway([apis.service], { ...options, pages: apis.pages });
  let resources = 0;
  const resource: AnApi['resource'] = async (type, properties) => {
    resources += 1;
    const create = apis.resources[`AWS::ApiGatewayV2::${type}`];
    const made = await create?.({ logicalId: `${type}${resources}`, stack: 'shop', properties });
    return made?.ref ?? '';
  };
  const ApiId = await resource('Api', { Name: 'shop', ProtocolType: 'HTTP', ...api });
  await resource('Stage', { ApiId, StageName: '$default', AutoDeploy: true, ...stage });
  return {
    id: ApiId,
    url: `${behind.client.endpoint}/http-api/${ApiId}`,
    logged,
    behind,
    lambda,
    resource,
    async fn(name, code) {
      await lambda.fn(code, { FunctionName: name });
      await lambda.resource('AWS::Lambda::Permission', {
        FunctionName: name,
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: `arn:aws:execute-api:eu-central-1:123456789012:${ApiId}/*`,
      });
      return `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;
    },
    async route(RouteKey, IntegrationUri, properties = {}) {
      const integration = { IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' };
      const id = await resource('Integration', { ApiId, IntegrationUri, ...integration });
      await resource('Route', { ApiId, RouteKey, Target: `integrations/${id}`, ...properties });
    },
    async close() {
      await behind.close();
      await lambda.close();
    },
  };
}
