import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Findings of cdk-nag that are as they should be, beside the code that causes them.
 * @param findings without the pack's name: `S1`, `IAM5[Resource::*]`
 */
export function acknowledge(scope: IConstruct, reason: string, ...findings: readonly string[]): void {
  Validations.of(scope).acknowledge(...findings.map((id) => ({ id: `AwsSolutions-${id}`, reason })));
}
