import { RemovalPolicy } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/**
 * The keys that sources of events name at the collector. CloudFormation generates the first one, as a bare string; a person
 * writes more of them as a list (lib/aws/write-keys.ts).
 */
export class WriteKeys extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, { keep }: { keep: boolean }) {
    super(scope, 'WriteKeys');
    this.secret = new Secret(this, 'Secret', {
      description: 'Sojourn: write keys of the collector',
      // Letters and digits only: 32 of them are 190 bits.
      generateSecretString: { passwordLength: 32, excludePunctuation: true },
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(
      this.secret,
      'A write key stands in websites and apps that customers have installed: it changes when they do, by hand.',
      'SMG4',
    );
  }

  grantRead(to: Function): void {
    Grant.addToPrincipal({
      grantee: to,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [this.secret.secretArn],
    });
    to.addEnvironment('WRITE_KEYS_SECRET', this.secret.secretArn);
  }
}
