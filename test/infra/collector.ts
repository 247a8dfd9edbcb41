import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiOf } from './api-of.ts';
import { resources } from './read-template.ts';

export function collector(template: Template): void {
  const api = apiOf(template, 'Collector');

  describe('the collector', () => {
    // https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/, and one call of our own
    it('has the addresses of the tracking API of Segment, for servers and for browsers', () => {
      const words = ['a', 'alias', 'b', 'batch', 'enrol', 'g', 'group', 'i', 'identify'];
      const calls = [...words, 'p', 'page', 's', 'screen', 't', 'track'];
      expect(api.routes).toEqual([
        ...calls.map((call) => `OPTIONS /v1/${call}`),
        ...calls.map((call) => `POST /v1/${call}`),
      ]);
    });

    it('is answered by one function, which gets the request in the form 2.0', () => {
      expect(api.integrations).toMatchObject([
        {
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: { 'Fn::GetAtt': [expect.stringMatching(/^collectFunction/), 'Arn'] },
          PayloadFormatVersion: '2.0',
        },
      ]);
    });

    it('is held back by itself, so that a flood of events stops nobody from unsubscribing', () => {
      const pages = apiOf(template, 'PublicPages');
      expect(api.stage.ApiId).not.toEqual(pages.stage.ApiId);
      expect(api.stage.DefaultRouteSettings).toEqual({
        ThrottlingRateLimit: 500,
        ThrottlingBurstLimit: 1000,
      });
    });

    it('logs that it was called, and neither what was said nor by whom', () => {
      expect(api.logged).toEqual(apiOf(template, 'PublicPages').logged);
    });

    it('has an address that whoever writes a website can look up, and the name of its keys', () => {
      expect(Object.keys(template.findOutputs('CollectorUrl'))).toEqual(['CollectorUrl']);
      expect(Object.keys(template.findOutputs('WriteKeysSecretName'))).toEqual(['WriteKeysSecretName']);
    });
  });

  describe('the write keys', () => {
    it('are one secret, which begins with a key of more than 128 bits', () => {
      const secret = resources(template, 'AWS::SecretsManager::Secret').find(({ id }) =>
        id.startsWith('WriteKeys'),
      );
      const { PasswordLength, ExcludePunctuation } = z
        .object({ PasswordLength: z.number(), ExcludePunctuation: z.boolean() })
        .parse(secret?.Properties['GenerateSecretString']);
      expect(ExcludePunctuation).toBe(true);
      // 62 letters and digits
      expect(PasswordLength * Math.log2(62)).toBeGreaterThan(128);
      expect(secret?.DeletionPolicy).toBe('Retain');
    });
  });
}
