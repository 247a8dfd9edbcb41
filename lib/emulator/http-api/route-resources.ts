import * as z from 'zod';
import type { ResourceTypes } from '../service.ts';
import { type Api, type HttpApiParts, knownApi, type Route } from './api.ts';
import { FunctionUri } from './function-uri.ts';
import { readAuthorizer } from './read-authorizer.ts';
import { readRouteKey } from './route-key.ts';
import { stableId } from './stable-id.ts';

export function routeResources(apis: ReadonlyMap<string, Api>, parts: HttpApiParts): ResourceTypes {
  const known = (id: string): Api => knownApi(apis, id);
  return {
    'AWS::ApiGatewayV2::Integration': async ({ stack, logicalId, properties }) => {
      const integration = IntegrationProperties.parse(properties);
      const id = stableId({ stack, logicalId });
      known(integration.ApiId).integrations.set(id, {
        functionArn: integration.IntegrationUri,
        timeoutMs: integration.TimeoutInMillis,
      });
      return { ref: id, attributes: { IntegrationId: id } };
    },
    'AWS::ApiGatewayV2::Authorizer': async ({ stack, logicalId, properties }) => {
      const id = stableId({ stack, logicalId });
      const { apiId, authorizer } = readAuthorizer(properties, { id, parts });
      known(apiId).authorizers.set(id, authorizer);
      return { ref: id, attributes: { AuthorizerId: id } };
    },
    'AWS::ApiGatewayV2::Route': async ({ stack, logicalId, properties }) => {
      const route = RouteProperties.parse(properties);
      const api = known(route.ApiId);
      const integration = api.integrations.get(route.Target);
      if (integration === undefined) throw new Error(`${route.RouteKey} has no integration ${route.Target}`);
      api.routes.push({ key: readRouteKey(route.RouteKey), integration, access: accessOf(route, api) });
      const id = stableId({ stack, logicalId });
      return { ref: id, attributes: { RouteId: id } };
    },
  };
}

function accessOf(route: z.infer<typeof RouteProperties>, { authorizers }: Api): Route['access'] {
  const { AuthorizationType: type, AuthorizerId: id, AuthorizationScopes: scopes } = route;
  if (type === 'NONE' || type === 'AWS_IAM') return { type };
  const authorizer = authorizers.get(id ?? '');
  if (authorizer?.type !== type) throw new Error(`${route.RouteKey} has no authorizer of type ${type}`);
  return { type, authorizer, scopes };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html */
const IntegrationProperties = z.strictObject({
  ApiId: z.string(),
  Description: z.string().optional(),
  IntegrationType: z.literal('AWS_PROXY', 'the emulator has integrations of type AWS_PROXY only'),
  IntegrationUri: FunctionUri,
  // Functions are always called with POST, whatever this says.
  IntegrationMethod: z.string().optional(),
  ConnectionType: z.literal('INTERNET').optional(),
  PayloadFormatVersion: z.literal('2.0', 'the emulator has payload format 2.0 only'),
  TimeoutInMillis: z.int().min(50).max(30_000).default(30_000),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html */
const RouteProperties = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().transform((target) => target.replace(/^integrations\//, '')),
  AuthorizationType: z.enum(['NONE', 'AWS_IAM', 'JWT', 'CUSTOM']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
  OperationName: z.string().optional(),
});
