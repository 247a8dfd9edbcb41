import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAssembly } from '../../../lib/emulator/template/assembly.ts';
import { refuseOtherPlaces } from '../../../lib/emulator/template/other-places.ts';

// The files' shape: what aws-cdk 2.1148.1 writes.

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assembly-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a cloud assembly', () => {
  it('gives its stacks by name, those first that others depend on', () => {
    write('manifest.json', {
      artifacts: {
        shop: {
          type: 'aws:cloudformation:stack',
          properties: { templateFile: 'shop.json' },
          dependencies: ['net'],
        },
        net: {
          type: 'aws:cloudformation:stack',
          properties: { templateFile: 'net.json', stackName: 'prod-net' },
        },
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
      },
    });
    write('shop.json', { Resources: { A: { Type: 'T' } } });
    write('net.json', { Resources: {} });
    expect(readAssembly(folder).stacks.map(({ name }) => name)).toEqual(['prod-net', 'shop']);
  });

  it('finds assets by the bucket and key of this account and Region', () => {
    write('manifest.json', {
      artifacts: { a: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } } },
    });
    const destination = {
      bucketName: 'cdk-assets-${AWS::AccountId}-${AWS::Region}',
      objectKey: 'abc.zip',
    };
    write('assets.json', {
      files: {
        abc: { source: { path: 'asset.abc', packaging: 'zip' }, destinations: { here: destination } },
      },
    });
    const find = readAssembly(folder).findAsset({ account: '111122223333', region: 'eu-central-1' });
    expect(find({ bucket: 'cdk-assets-111122223333-eu-central-1', key: 'abc.zip' })).toBe(
      join(folder, 'asset.abc'),
    );
    expect(find({ bucket: 'cdk-assets-111122223333-eu-central-1', key: 'other.zip' })).toBeUndefined();
  });

  it('reads the stacks and assets of stages', () => {
    write('manifest.json', {
      artifacts: { prod: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-prod' } } },
    });
    write('assembly-prod/manifest.json', {
      artifacts: { s: { type: 'aws:cloudformation:stack', properties: { templateFile: 's.json' } } },
    });
    write('assembly-prod/s.json', { Resources: {} });
    expect(readAssembly(folder).stacks.map(({ name }) => name)).toEqual(['s']);
  });

  it('refuses a stack whose template was made for another account or Region', () => {
    const properties = { templateFile: 's.json' };
    write('s.json', { Resources: {} });
    write('manifest.json', {
      artifacts: {
        anywhere: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://unknown-account/unknown-region',
          properties,
        },
        here: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://111122223333/eu-central-1',
          properties,
        },
      },
    });
    const { stacks } = readAssembly(folder);
    const here = { account: '111122223333', region: 'eu-central-1' };
    expect(() => refuseOtherPlaces(stacks, here)).not.toThrow();
    expect(() => refuseOtherPlaces(stacks, { ...here, region: 'us-east-1' })).toThrow(
      'the stack here is for aws://111122223333/eu-central-1',
    );
  });

  it('says what to do about a folder that holds none', () => {
    expect(() => readAssembly(folder)).toThrow('run cdk synth first');
  });

  it('refuses a section that it does not know, because it may change everything', () => {
    write('manifest.json', {
      artifacts: { s: { type: 'aws:cloudformation:stack', properties: { templateFile: 's.json' } } },
    });
    write('s.json', { Transform: 'AWS::Serverless-2016-10-31', Resources: {} });
    expect(() => readAssembly(folder)).toThrow('Transform');
  });
});

function write(name: string, content: object): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), JSON.stringify(content));
}
