import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import type { FindAsset, Place, ResourceTypes } from '../service.ts';
import { FunctionSettings } from './function-settings.ts';
import type { Functions } from './functions.ts';
import { permissionStatement } from './permission.ts';

type LambdaResourceParts = {
  readonly place: Place;
  readonly functions: Functions;
  readonly findAsset: FindAsset;
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
};

export function lambdaResources({
  place,
  functions,
  findAsset,
  addResourcePolicy,
}: LambdaResourceParts): ResourceTypes {
  const arnOf = (kind: string, name: string): string =>
    `arn:aws:lambda:${place.region}:${place.account}:${kind}:${name}`;
  return {
    'AWS::Lambda::Function': async ({ stack, logicalId, properties }) => {
      const settings = FunctionSettings.parse(properties);
      const name = settings.FunctionName ?? physicalName({ stack, logicalId });
      const { S3Bucket: bucket, S3Key: key } = settings.Code;
      const folder = findAsset({ bucket, key });
      if (folder === undefined) throw new Error(`the code of ${name}, ${key}, is not in the assembly`);
      const logGroup = settings.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`;
      const arn = arnOf('function', name);
      functions.add({ name, arn, settings, logGroup, folder });
      return { ref: name, attributes: { Arn: arn } };
    },
    'AWS::Lambda::Permission': async ({ logicalId, properties }) => {
      const { functionName, statement } = permissionStatement(properties);
      const { arn } = functions.find(functionName);
      addResourcePolicy(arn, {
        Version: '2012-10-17',
        Statement: [{ Sid: logicalId, ...statement, Resource: arn }],
      });
      return { ref: logicalId, attributes: { Id: logicalId } };
    },
    // What a layer holds is for other languages' functions, which do not run here.
    'AWS::Lambda::LayerVersion': async ({ stack, logicalId, properties }) => {
      const { LayerName } = LayerVersion.parse(properties);
      const arn = `${arnOf('layer', LayerName ?? physicalName({ stack, logicalId }))}:1`;
      return { ref: arn, attributes: { LayerVersionArn: arn } };
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-layerversion.html */
const LayerVersion = z.looseObject({ LayerName: z.string().optional() });
