import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { JourneyTriggers, Registry } from '../../lib/core/journey/compiled.ts';
import { TASKS } from '../../lib/infra/bundles.ts';
import { aJourney } from './a-stack.ts';
import { resources } from './read-template.ts';

const Upload = z.object({ SourceObjectKeys: z.tuple([z.string()]), Prune: z.boolean() });

export function content(template: Template, folder: string): void {
  const uploads = resources(template, 'Custom::CDKBucketDeployment');
  const [files, registry] = uploads.map(({ Properties }) => {
    const [key] = Upload.parse(Properties).SourceObjectKeys;
    return join(folder, `asset.${key.replace('.zip', '')}`);
  });

  describe('content', () => {
    it('is each message under its hash, triggers of each journey under its version, and what holds for all', () => {
      const versions = ['welcome', 'win-back'].map(
        (id) => `journeys/${id}/${aJourney(id).triggers.version}.json`,
      );
      const names = readdirSync(files ?? '', { recursive: true, encoding: 'utf8' });
      expect(names.filter((name) => name.endsWith('.json')).toSorted()).toEqual([
        'audiences/audience-1.json',
        'catalogs/catalog-1.json',
        ...versions,
        'messages/hash-hello.json',
      ]);
    });

    it('is what the functions can read', () => {
      const { version } = aJourney('welcome').triggers;
      const triggers = json(join(files ?? '', `journeys/welcome/${version}.json`));
      expect(JourneyTriggers.parse(triggers)).toEqual(aJourney('welcome').triggers);
    });

    it('ends with the registry, which sends newcomers to the version of each journey', () => {
      const { journeys, settings, audience, catalog } = Registry.parse(
        json(join(registry ?? '', 'registry.json')),
      );
      expect({ brand: settings.brand.name, audience, catalog }).toEqual({
        brand: 'Shop',
        audience: 'audience-1',
        catalog: 'catalog-1',
      });
      expect(journeys).toEqual(
        ['welcome', 'win-back'].map((id) => ({
          id,
          version: aJourney(id).triggers.version,
          machine: expect.any(String), // known when it is deployed
          life: { state: 'active', onResume: 'send' },
        })),
      );
      const versions = resources(template, 'AWS::StepFunctions::StateMachineVersion').map(({ id }) => ({
        Ref: id,
      }));
      const [markers] = z
        .array(z.record(z.string(), z.unknown()))
        .parse(uploads[1]?.Properties['SourceMarkers']);
      expect(Object.values(markers ?? {})).toEqual(versions);
    });

    it('goes live when everything that it leads to is there', () => {
      const [first, second] = uploads;
      const functions = TASKS.map((task) => `${task.replaceAll('-', '')}Function`);
      const awaited = second?.DependsOn.map((id) => id.slice(0, -8));
      expect(second?.DependsOn).toContain(first?.id);
      expect(awaited).toEqual(expect.arrayContaining(functions));
    });

    it('is never removed, for customers may be inside older versions', () => {
      for (const { Properties } of uploads) expect(Properties['Prune']).toBe(false);
    });

    it('lies in a bucket that is private, encrypted, read over TLS only and not deleted with its stack', () => {
      const [bucket] = resources(template, 'AWS::S3::Bucket');
      expect(bucket).toMatchObject({
        DeletionPolicy: 'Retain',
        Properties: {
          BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
          VersioningConfiguration: { Status: 'Enabled' },
        },
      });
      const [policy] = resources(template, 'AWS::S3::BucketPolicy');
      expect(policy?.Properties['PolicyDocument']).toMatchObject({
        Statement: expect.arrayContaining([
          expect.objectContaining({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      });
    });
  });
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
