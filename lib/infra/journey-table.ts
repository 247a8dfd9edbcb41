import { RemovalPolicy } from 'aws-cdk-lib';
import {
  type Attribute,
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { TABLE } from '../aws/dynamo/table-shape.ts';
import { type TableCall, tableRightsOf } from './table-rights.ts';

/** Where everything is kept: customers, enrolments, sends, experiments. */
export class JourneyTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, { keep }: { keep: boolean }) {
    super(scope, 'Table');
    this.table = new Table(this, 'Table', {
      partitionKey: text(TABLE.partitionKey),
      sortKey: text(TABLE.sortKey),
      timeToLiveAttribute: TABLE.expiry,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keep,
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: TABLE.dueIndex.name,
      partitionKey: text(TABLE.dueIndex.partitionKey),
      sortKey: text(TABLE.dueIndex.sortKey),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...TABLE.dueIndex.projected],
    });
  }

  /** What these calls need and no more, down to the kinds of rows, which are told apart by the partition key. */
  grant(grantee: IGrantable, calls: readonly TableCall[]): void {
    for (const { action, index, rows } of tableRightsOf(calls)) {
      grantee.grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({
          actions: [`dynamodb:${action}`],
          resources: [index === undefined ? this.table.tableArn : `${this.table.tableArn}/index/${index}`],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...rows] } },
        }),
      );
    }
  }
}

function text(name: string): Attribute {
  return { name, type: AttributeType.STRING };
}
