import * as z from 'zod';
import type { ResourceTypes } from '../service.ts';
import { type Api, type HttpApiParts, knownApi } from './api.ts';
import { CorsConfiguration } from './cors.ts';
import { stableId } from './stable-id.ts';
import { createThrottle } from './throttle.ts';

export function apiResources(apis: Map<string, Api>, { place, clock }: HttpApiParts): ResourceTypes {
  return {
    'AWS::ApiGatewayV2::Api': async ({ stack, logicalId, properties }) => {
      const { CorsConfiguration: cors } = ApiProperties.parse(properties);
      const id = stableId({ stack, logicalId });
      const nothingYet = { stages: new Map(), routes: [], integrations: new Map(), authorizers: new Map() };
      apis.set(id, { id, cors, ...nothingYet });
      return { ref: id, attributes: { ApiId: id, ApiEndpoint: `${place.endpoint}/http-api/${id}` } };
    },
    'AWS::ApiGatewayV2::Stage': async ({ properties }) => {
      const stage = StageProperties.parse(properties);
      knownApi(apis, stage.ApiId).stages.set(stage.StageName, {
        name: stage.StageName,
        variables: stage.StageVariables,
        take: createThrottle(stage.DefaultRouteSettings, clock),
      });
      return { ref: stage.StageName, attributes: {} };
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html */
const ApiProperties = z.strictObject({
  Name: z.string(),
  ProtocolType: z.literal('HTTP', 'the emulator has HTTP APIs only'),
  Description: z.string().optional(),
  CorsConfiguration: CorsConfiguration.optional(),
  DisableExecuteApiEndpoint: z.literal(false).optional(),
  RouteSelectionExpression: z.literal('$request.method $request.path').optional(),
  Tags: z.unknown().optional(),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html */
const StageProperties = z.strictObject({
  ApiId: z.string(),
  StageName: z.string(),
  Description: z.string().optional(),
  AutoDeploy: z.literal(true, 'the emulator has stages with AutoDeploy only'),
  StageVariables: z.record(z.string(), z.string()).optional(),
  DefaultRouteSettings: z
    .strictObject({
      ThrottlingBurstLimit: z.int().optional(),
      ThrottlingRateLimit: z.number().optional(),
      DetailedMetricsEnabled: z.unknown().optional(),
    })
    .default({}),
  AccessLogSettings: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
