import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { apiOf } from './api-of.ts';
import { resources } from './read-template.ts';

export function pages(template: Template): void {
  const { stage, routes, integrations, logged } = apiOf(template, 'PublicPages');

  describe('the public pages', () => {
    it('are these addresses and no others', () => {
      expect(routes).toEqual([
        'GET /c/{token}',
        'GET /p/{token}',
        'GET /u/{token}',
        'HEAD /c/{token}',
        'HEAD /p/{token}',
        'HEAD /u/{token}',
        'POST /p/{token}',
        'POST /u/{token}',
      ]);
    });

    it('are answered by one function, which gets the request in the form 2.0', () => {
      expect(integrations).toMatchObject([
        {
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: { 'Fn::GetAtt': [expect.stringMatching(/^publicpagesFunction/), 'Arn'] },
          PayloadFormatVersion: '2.0',
        },
      ]);
    });

    it('have no stage in their address, which messages would carry for ever', () => {
      expect(stage).toMatchObject({ StageName: '$default', AutoDeploy: true });
    });

    it('are held back when they are called too often', () => {
      expect(stage.DefaultRouteSettings.ThrottlingRateLimit).toBeLessThanOrEqual(200);
      expect(stage.DefaultRouteSettings.ThrottlingBurstLimit).toBeLessThanOrEqual(400);
    });

    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html: the token is part of
    // path, rawPath and protocol lines; identity.* is the reader's address and browser.
    it('log that they were called, and neither the token nor who called', () => {
      expect(logged).toEqual([
        '$context.integrationErrorMessage',
        '$context.requestId',
        '$context.requestTime',
        '$context.responseLatency',
        '$context.routeKey',
        '$context.status',
      ]);
    });
  });

  describe('the keys that sign links', () => {
    const [secret, ...others] = resources(template, 'AWS::SecretsManager::Secret').filter(({ id }) =>
      id.startsWith('TokenKeys'),
    );

    it('are one secret, of 256 bits or more, which outlives the stack with the mails that were sent', () => {
      expect(others).toEqual([]);
      // 62 letters and digits: 5.95 bits each.
      expect(secret).toMatchObject({
        DeletionPolicy: 'Retain',
        Properties: { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
      });
    });

    it('get a new one in front every ninety days, by the function that is there for it', () => {
      expect(
        resources(template, 'AWS::SecretsManager::RotationSchedule').map(({ Properties }) => Properties),
      ).toMatchObject([
        {
          SecretId: { Ref: secret?.id },
          RotationLambdaARN: { 'Fn::GetAtt': [expect.stringMatching(/^rotatekeysFunction/), 'Arn'] },
          RotationRules: { AutomaticallyAfterDays: 90 },
        },
      ]);
    });

    it('are rotated for this secret and this account only', () => {
      const permissions = resources(template, 'AWS::Lambda::Permission').map(({ Properties }) => Properties);
      const permission = permissions.find(({ Principal }) => Principal === 'secretsmanager.amazonaws.com');
      expect(permission).toMatchObject({
        Action: 'lambda:InvokeFunction',
        SourceAccount: { Ref: 'AWS::AccountId' },
        SourceArn: { Ref: secret?.id },
      });
    });
  });
}
