import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { FindAsset, Place } from '../service.ts';
import { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

export type Stack = { readonly name: string; readonly template: Template };

export type AssembledStack = Stack & {
  /** `aws://111122223333/eu-central-1`, with `unknown-account` and `unknown-region` where it may be deployed anywhere. */
  readonly environment: string;
};

export type Assembly = {
  /** Those that others need come first. */
  readonly stacks: readonly AssembledStack[];
  /** What `cdk deploy` would have uploaded. */
  findAsset(place: Pick<Place, 'account' | 'region'>): FindAsset;
};

/**
 * Reads what `cdk synth` wrote: its manifest, the templates, and where the files lie that the templates speak of.
 * Source: https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
 * @throws TemplateError when the folder holds no assembly, or one that cannot be read
 */
export function readAssembly(folder: string): Assembly {
  const parts = [...artifacts(folder)];
  const files = parts.flatMap((part) => (part.kind === 'assets' ? part.files : []));
  return {
    stacks: parts.flatMap((part) => (part.kind === 'stack' ? [part.stack] : [])),
    findAsset: (place) => {
      const paths = new Map(files.map(({ bucket, key, path }) => [inPlace(`${bucket}/${key}`, place), path]));
      return ({ bucket, key }) => paths.get(`${bucket}/${key}`);
    },
  };
}

type AssetFile = { readonly bucket: string; readonly key: string; readonly path: string };
type Part =
  | { readonly kind: 'stack'; readonly stack: AssembledStack }
  | { readonly kind: 'assets'; readonly files: readonly AssetFile[] };

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      dependencies: z.array(z.string()).default([]),
      environment: z.string().default('aws://unknown-account/unknown-region'),
      properties: z
        .object({
          templateFile: z.string(),
          stackName: z.string(),
          file: z.string(),
          directoryName: z.string(),
        })
        .partial()
        .default({}),
    }),
  ),
});

/** Artifacts of this assembly and of those nested in it, which stages make; each after those that it depends on. */
function* artifacts(folder: string): Generator<Part> {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) {
    throw new TemplateError(
      `${folder} holds no manifest.json: run cdk synth first, or name its output folder`,
    );
  }
  const { artifacts: all } = read(file, Manifest);
  const done = new Set<string>();
  function* inOrder(id: string): Generator<Part> {
    const artifact = all[id];
    if (artifact === undefined || done.has(id)) return;
    done.add(id);
    for (const other of artifact.dependencies) yield* inOrder(other);
    const { templateFile, stackName, file: manifest, directoryName } = artifact.properties;
    if (artifact.type === 'aws:cloudformation:stack' && templateFile !== undefined) {
      const template = read(join(folder, templateFile), Template);
      const { environment } = artifact;
      yield { kind: 'stack', stack: { name: stackName ?? id, template, environment } };
    }
    if (artifact.type === 'cdk:asset-manifest' && manifest !== undefined) {
      yield { kind: 'assets', files: assetFiles(folder, manifest) };
    }
    if (artifact.type === 'cdk:cloud-assembly' && directoryName !== undefined) {
      yield* artifacts(join(folder, directoryName));
    }
  }
  for (const id of Object.keys(all)) yield* inOrder(id);
}

const AssetManifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string() }),
        destinations: z.record(z.string(), z.object({ bucketName: z.string(), objectKey: z.string() })),
      }),
    )
    .default({}),
});

function assetFiles(folder: string, manifest: string): AssetFile[] {
  return Object.values(read(join(folder, manifest), AssetManifest).files).flatMap(
    ({ source, destinations }) =>
      Object.values(destinations).map(({ bucketName, objectKey }) => ({
        bucket: bucketName,
        key: objectKey,
        path: join(folder, source.path),
      })),
  );
}

/** Bucket names of an assembly for any account hold its placeholders: `cdk-…-assets-${AWS::AccountId}-${AWS::Region}`. */
function inPlace(name: string, { account, region }: Pick<Place, 'account' | 'region'>): string {
  return name
    .replaceAll('${AWS::AccountId}', account)
    .replaceAll('${AWS::Region}', region)
    .replaceAll('${AWS::Partition}', 'aws');
}

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new TemplateError(`${file} is not understood: ${z.prettifyError(parsed.error)}`);
}
