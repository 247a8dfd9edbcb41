import * as z from 'zod';

/**
 * AWS::Lambda::Permission as the statement that Lambda makes of it in the function's policy.
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
export function permissionStatement(properties: unknown) {
  const { Action, FunctionName, Principal, SourceArn, SourceAccount } = Permission.parse(properties);
  const isService = Principal.endsWith('.amazonaws.com');
  const conditions = {
    ...(SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
    ...(SourceAccount !== undefined && { StringEquals: { 'AWS:SourceAccount': SourceAccount } }),
  };
  return {
    functionName: FunctionName,
    statement: {
      Effect: 'Allow',
      Principal: Principal === '*' ? '*' : isService ? { Service: Principal } : { AWS: Principal },
      Action,
      ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html */
const Permission = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});
