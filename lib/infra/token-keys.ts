import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { CfnRotationSchedule, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/**
 * The keys that sign the links in messages. CloudFormation generates the first one, as a bare string (lib/aws/key-ring.ts);
 * each rotation puts another in front. Links of old mails must go on working, so the secret outlives the stack.
 */
export class TokenKeys extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, { rotate, keep }: { rotate: Function; keep: boolean }) {
    super(scope, 'TokenKeys');
    this.secret = new Secret(this, 'Secret', {
      description: 'Sojourn: keys that sign the links in messages',
      // Letters and digits only: 64 of them are 381 bits.
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.#rotateBy(rotate);
  }

  grantRead(to: Function): void {
    Grant.addToPrincipal({
      grantee: to,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [this.secret.secretArn],
    });
    to.addEnvironment('TOKEN_KEYS_SECRET', this.secret.secretArn);
  }

  /** By hand: addRotationSchedule would also let the function make passwords, and let anybody's Secrets Manager call it. */
  #rotateBy(rotate: Function): void {
    const { secretArn } = this.secret;
    const rights = Grant.addToPrincipal({ grantee: rotate, actions: TO_ROTATE, resourceArns: [secretArn] });
    rotate.addPermission('BySecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Stack.of(this).account,
      sourceArn: secretArn,
    });
    const schedule = new CfnRotationSchedule(this, 'Rotation', {
      secretId: secretArn,
      rotationLambdaArn: rotate.functionArn,
      rotationRules: { automaticallyAfterDays: 90 },
      // The first key is as random as the next. Nothing should depend on a rotation while the stack is being made.
      rotateImmediatelyOnUpdate: false,
    });
    rights.applyBefore(schedule);
    const permission = rotate.node.tryFindChild('BySecretsManager');
    if (permission !== undefined) schedule.node.addDependency(permission);
  }
}

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html */
const TO_ROTATE = ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map(
  (action) => `secretsmanager:${action}`,
);
