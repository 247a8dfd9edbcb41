import { type Answer, AwsError, type AwsRequest, type ResourceTypes, type Service } from '../service.ts';
import { forbidden, message, notFound } from './answers.ts';
import type { Api, HttpApiParts } from './api.ts';
import { apiResources } from './api-resources.ts';
import { routeResources } from './route-resources.ts';
import { serve } from './serve.ts';
import { visitOf } from './visit.ts';

export type HttpApis = {
  /** Requests that somebody signed for `execute-api`: routes with AuthorizationType AWS_IAM. */
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** `/http-api/<id>` and what is below it, for requests without a signature. */
  pages(request: AwsRequest): Promise<Answer> | undefined;
};

/**
 * API Gateway's HTTP APIs with Lambda behind them. There are no host names here, so an API lies at
 * `<endpoint>/http-api/<id>` where AWS has `https://<id>.execute-api.<region>.amazonaws.com`; functions see the path
 * below it, as on AWS. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 */
export function createHttpApis(parts: HttpApiParts): HttpApis {
  const apis = new Map<string, Api>();
  const apiOf = ({ path }: AwsRequest): Api | undefined => apis.get(path.split('/')[2] ?? '');
  return {
    resources: { ...apiResources(apis, parts), ...routeResources(apis, parts) },
    pages(request) {
      if (!request.path.startsWith('/http-api/')) return undefined;
      const api = apiOf(request);
      return api === undefined ? Promise.resolve(notFound()) : serve({ request, api, signed: false }, parts);
    },
    service: {
      signingName: 'execute-api',
      operation(request) {
        const api = apiOf(request);
        if (api === undefined) throw new AwsError('NotFoundException', 'Not Found', 404);
        const found = visitOf({ request, api }, parts);
        const isGuarded = found?.route.access.type === 'AWS_IAM';
        return {
          needs: isGuarded ? [{ action: 'execute-api:Invoke', resource: found.visit.arn }] : [],
          run: () => serve({ request, api, signed: true }, parts),
        };
      },
      failure: ({ status, message: text }) => (status === 403 ? forbidden() : message(status, text)),
    },
  };
}
