import * as z from 'zod';
import type { ApiAuthorizer, HttpApiParts } from './api.ts';
import { FunctionUri } from './function-uri.ts';
import { IdentitySource } from './identity-source.ts';
import { jwtAuthorizer } from './jwt-authorizer.ts';
import { lambdaAuthorizer } from './lambda-authorizer.ts';

/** @throws ZodError naming the property that the emulator does not have */
export function readAuthorizer(
  properties: unknown,
  { id, parts }: { readonly id: string; readonly parts: HttpApiParts },
): { readonly apiId: string; readonly authorizer: ApiAuthorizer } {
  const read = AuthorizerProperties.parse(properties);
  const apiId = read.ApiId;
  if (read.AuthorizerType === 'JWT') {
    const { Issuer: issuer, Audience: audience } = read.JwtConfiguration;
    const [identitySource] = read.IdentitySource;
    return { apiId, authorizer: jwtAuthorizer({ issuer, audience, identitySource }, parts) };
  }
  const settings = {
    apiId,
    authorizerId: id,
    functionArn: read.AuthorizerUri,
    identitySources: read.IdentitySource,
    ttlSeconds: read.AuthorizerResultTtlInSeconds,
    simple: read.EnableSimpleResponses,
  };
  return { apiId, authorizer: lambdaAuthorizer(settings, parts) };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html */
const AuthorizerProperties = z.discriminatedUnion('AuthorizerType', [
  z.strictObject({
    ApiId: z.string(),
    Name: z.string(),
    AuthorizerType: z.literal('JWT'),
    IdentitySource: z.tuple([IdentitySource]),
    JwtConfiguration: z.strictObject({ Issuer: z.url(), Audience: z.array(z.string()).min(1) }),
  }),
  z
    .strictObject({
      ApiId: z.string(),
      Name: z.string(),
      AuthorizerType: z.literal('REQUEST'),
      AuthorizerUri: FunctionUri,
      AuthorizerPayloadFormatVersion: z.literal('2.0', 'the emulator has payload format 2.0 only'),
      EnableSimpleResponses: z.boolean().default(false),
      IdentitySource: z.array(IdentitySource).default([]),
      AuthorizerResultTtlInSeconds: z.int().min(0).max(3_600).default(0),
    })
    .refine(
      (one) => one.AuthorizerResultTtlInSeconds === 0 || one.IdentitySource.length > 0,
      'results are kept by identity source, and there is none',
    ),
]);
