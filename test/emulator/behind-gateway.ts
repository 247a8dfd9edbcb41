import { createGateway } from '../../lib/emulator/gateway.ts';
import { AwsError, type Need, type Place, type Principal, type Service } from '../../lib/emulator/service.ts';

export const PLACE: Place = { account: '123456789012', region: 'eu-central-1', endpoint: 'http://127.0.0.1' };

export type BehindGateway = {
  /** For an SDK client; every key in it belongs to the account. */
  readonly client: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
  };
  /** What IAM was asked, since the last look. */
  asked(): readonly Need[];
  /** From now on IAM refuses what this says. */
  refuse(which: (need: Need) => boolean): void;
  close(): Promise<void>;
};

type Pages = NonNullable<Parameters<typeof createGateway>[0]['pages']>;

/** The part under test, for real clients: a gateway whose IAM writes down what it is asked and allows it. */
export async function behindGateway(
  services: readonly Service[],
  options: { readonly pages?: Pages; readonly caller?: Principal } = {},
): Promise<BehindGateway> {
  let needs: Need[] = [];
  let refused: (need: Need) => boolean = () => false;
  const gateway = createGateway({
    services,
    principalOf: () => options.caller ?? { kind: 'account' },
    authorize: (_, need) => {
      needs.push(need);
      if (refused(need)) throw new AwsError('AccessDenied', `not authorized to perform: ${need.action}`, 403);
    },
    ...(options.pages !== undefined && { pages: options.pages }),
  });
  const { endpoint } = await gateway.listen(0);
  return {
    client: {
      endpoint,
      region: PLACE.region,
      credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
    },
    asked: () => {
      const seen = needs;
      needs = [];
      return seen;
    },
    refuse: (which) => {
      refused = which;
    },
    close: () => gateway.close(),
  };
}
