import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { decodedBody } from './aws-chunked.ts';
import {
  type Answer,
  type Authorize,
  AwsError,
  type AwsRequest,
  type Principal,
  type Service,
} from './service.ts';
import { signerOf } from './signature.ts';

export type Gateway = {
  /** @param port 0 takes any free one @throws Error when the port is taken */
  listen(port: number): Promise<{ readonly endpoint: string }>;
  /** Answers what is under way, then no more. */
  close(): Promise<void>;
};

export type Call = {
  readonly principal: Principal;
  /** As the request was signed for: `dynamodb`. */
  readonly service: string;
  readonly request: AwsRequest;
};

type Parts = {
  readonly services: readonly Service[];
  readonly authorize: Authorize;
  /** Who a key was given to. A key nobody gave out is a person outside, who speaks for the account. */
  readonly principalOf: (accessKeyId: string) => Principal;
  /** What requests without a signature get: pages to read, public HTTP APIs. */
  readonly pages?: (request: AwsRequest) => Answer | undefined | Promise<Answer | undefined>;
  /** Told of every signed request that IAM allowed, before it runs. */
  readonly onCall?: ((call: Call) => void) | undefined;
  /** Told of every error that is the emulator's own fault. */
  readonly log?: (message: string) => void;
};

/**
 * All of the emulator's services behind one address on this machine. A signed request goes to the service that it was
 * signed for, and counts as its access key's owner; the signature itself is not checked: whoever can reach 127.0.0.1
 * may claim any key.
 */
export function createGateway({ log = console.error, ...parts }: Parts): Gateway {
  const services = new Map(parts.services.map((service) => [service.signingName, service]));

  async function answer(request: AwsRequest): Promise<Answer> {
    const signer = signerOf(request);
    if (signer === undefined) return (await parts.pages?.(request)) ?? NOTHING_HERE;
    const service = services.get(signer.service);
    if (service === undefined) return unknownService(signer.service, [...services.keys()]);
    try {
      const operation = await service.operation(request);
      const caller = parts.principalOf(signer.accessKeyId);
      for (const need of operation.needs) parts.authorize(caller, need);
      parts.onCall?.({ principal: caller, service: signer.service, request });
      return await operation.run();
    } catch (error) {
      if (error instanceof AwsError) return service.failure(error, request);
      log(`${signer.service}: ${error instanceof Error ? error.stack : String(error)}`);
      const message = error instanceof Error ? error.message : String(error);
      return service.failure(new AwsError('InternalFailure', message, 500), request);
    }
  }

  const server = createServer((incoming, outgoing) => {
    void requestOf(incoming)
      .then(answer)
      .catch((error: unknown) => {
        log(String(error));
        return { status: 500, headers: PLAIN, body: String(error) };
      })
      .then((answered) => write(answered, { to: outgoing, method: incoming.method }));
  });

  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          const address = server.address();
          const taken = typeof address === 'object' && address !== null ? address.port : port;
          resolve({ endpoint: `http://127.0.0.1:${taken}` });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Whoever holds a connection open (a browser, a long poll) does not hold the emulator open.
        setTimeout(() => server.closeAllConnections(), 500).unref();
      }),
  };
}

async function requestOf(incoming: IncomingMessage): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
  // Not through URL: it would resolve `..` and `//`, which are letters of an S3 key.
  const [path = '/', ...query] = (incoming.url ?? '/').split('?');
  return {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    ...decodedBody(headers, Buffer.concat(chunks)),
  };
}

function write(answer: Answer, { to, method }: { to: ServerResponse; method: string | undefined }): void {
  const requestId = randomUUID();
  // A HEAD answer says the length of what GET would give, and gives nothing.
  const length = answer.headers['content-length'] ?? String(Buffer.byteLength(answer.body));
  to.writeHead(answer.status, {
    'x-amzn-requestid': requestId,
    'x-amz-request-id': requestId,
    ...answer.headers,
    ...(answer.cookies && { 'set-cookie': [...answer.cookies] }),
    ...(answer.status === 204 ? {} : { 'content-length': length }),
  });
  to.end(method === 'HEAD' || answer.status === 204 ? undefined : answer.body);
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };
const NOTHING_HERE: Answer = {
  status: 404,
  headers: PLAIN,
  body: 'There is nothing here. The page at / lists what there is.\n',
};

function unknownService(name: string, known: readonly string[]): Answer {
  const message = `the emulator has no service "${name}"; it has ${known.join(', ')}`;
  return {
    status: 400,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'UnknownService' },
    body: JSON.stringify({ __type: 'UnknownService', message }),
  };
}
