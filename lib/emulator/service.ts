/**
 * What the emulator's services have in common. The gateway finds the service by the name that the request was signed
 * for, asks it what the request would do, has IAM agree to that, and only then lets it run.
 */
export type Service = {
  /** The name in the signature's credential scope: `dynamodb`, `sqs`, `events`, `states`, `ses`, `sns`, `s3`, … */
  readonly signingName: string;
  /** Reads the request. @throws AwsError for one that AWS would refuse as malformed */
  operation(request: AwsRequest): Operation | Promise<Operation>;
  /** An error in the service's own protocol, or in the one that the request speaks where a service knows several. */
  failure(error: AwsError, request: AwsRequest): Answer;
};

export type AwsRequest = {
  readonly method: string;
  /** Decoded from neither percent nor plus. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type Operation = {
  /** Every right that IAM must grant to the caller. */
  readonly needs: readonly Need[];
  run(): Promise<Answer>;
};

export type Need = {
  /** `sqs:SendMessage` */
  readonly action: string;
  /** ARN, or `*` for actions that know no resource. */
  readonly resource: string;
  /** Condition keys that this request sets: `{ 'dynamodb:LeadingKeys': ['customer#1'] }`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** A Set-Cookie header each. */
  readonly cookies?: readonly string[];
};

/** Who calls: a person or system outside, a role that a function or service has assumed, or a service in its own name. */
export type Principal =
  | { readonly kind: 'account' }
  | { readonly kind: 'role'; readonly arn: string; readonly session: string }
  | { readonly kind: 'service'; readonly service: string; readonly sourceArn: string };

/** An error with the code that the SDK turns into its name. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** @throws AwsError AccessDenied, in AWS's words, naming caller, action and resource */
export type Authorize = (principal: Principal, need: Need) => void;

/** Real time, run faster: at speed 1440 a day passes in a minute. */
export type EmulatorClock = {
  readonly speed: number;
  now(): number;
  /** Calls back when so many of the clock's milliseconds have passed. @returns a function that cancels */
  after(milliseconds: number, action: () => void): () => void;
};

/** Where all this is: account, Region, address. */
export type Place = { readonly account: string; readonly region: string; readonly endpoint: string };

/**
 * Makes one resource of a CloudFormation template, intrinsic functions already replaced.
 * @returns what `Ref` and `Fn::GetAtt` give
 */
export type CreateResource = (resource: {
  readonly logicalId: string;
  readonly stack: string;
  readonly properties: Readonly<Record<string, unknown>>;
}) => Promise<{ readonly ref: string; readonly attributes: Readonly<Record<string, string>> }>;

/** By CloudFormation type: `AWS::SQS::Queue`. */
export type ResourceTypes = Readonly<Record<string, CreateResource>>;

/**
 * Where an asset of the cloud assembly lies on this disk, asked for by the bucket and key that the template names.
 * An asset packed as a zip is found as its folder, unpacked.
 */
export type FindAsset = (object: { readonly bucket: string; readonly key: string }) => string | undefined;
