/** `GET /orders/{id}`, `ANY /{proxy+}` or `$default`. */
export type RouteKey = {
  readonly text: string;
  /** `ANY` for every one. */
  readonly method: string;
  /** Without the empty one before the first slash; undefined for `$default`. */
  readonly segments: readonly string[] | undefined;
};

/** @throws Error for a key that API Gateway would not take */
export function readRouteKey(text: string): RouteKey {
  if (text === '$default') return { text, method: 'ANY', segments: undefined };
  const [, method, path] = /^(ANY|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/(.*)$/.exec(text) ?? [];
  const segments = path?.split('/');
  if (method === undefined || segments === undefined || segments.slice(0, -1).some(isGreedy)) {
    throw new Error(`"${text}" is not a route key`);
  }
  return { text, method, segments };
}

/**
 * The route for a request, and what its path says. A whole path goes before a greedy one, and that before `$default`;
 * a method before ANY: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 * @param path within the stage, as it was sent
 */
export function findRoute<Route extends { readonly key: RouteKey }>(
  routes: readonly Route[],
  { method, path }: { readonly method: string; readonly path: string },
): { readonly route: Route; readonly parameters: Readonly<Record<string, string>> } | undefined {
  const segments = path.slice(1).split('/');
  const found = routes
    .filter(({ key }) => key.method === 'ANY' || key.method === method)
    .flatMap((route) => {
      const parameters = matched(route.key, segments);
      return parameters === undefined ? [] : [{ route, parameters, rank: rank(route.key) }];
    })
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  return found[0];
}

const isGreedy = (segment: string): boolean => /^\{.+\+\}$/.test(segment);
const isVariable = (segment: string): boolean => /^\{.+\}$/.test(segment);

function matched(key: RouteKey, path: readonly string[]): Record<string, string> | undefined {
  if (key.segments === undefined) return {};
  const greedy = isGreedy(key.segments.at(-1) ?? '');
  if (greedy ? path.length < key.segments.length : path.length !== key.segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [at, segment] of key.segments.entries()) {
    const sent = isGreedy(segment) ? path.slice(at).join('/') : (path[at] ?? '');
    if (!isVariable(segment)) {
      if (segment !== sent) return undefined;
      continue;
    }
    if (sent === '') return undefined;
    parameters[segment.replace(/^\{|\+?\}$/g, '')] = decoded(sent);
  }
  return parameters;
}

function decoded(sent: string): string {
  try {
    return decodeURIComponent(sent);
  } catch {
    return sent; // a percent sign that is just that
  }
}

/** The lower, the sooner. */
function rank({ segments, method }: RouteKey): string {
  const specific = method === 'ANY' ? '1' : '0';
  if (segments === undefined) return '3';
  const greedy = isGreedy(segments.at(-1) ?? '') ? '1' : '0';
  const bySegment = segments.map((one) => (isGreedy(one) ? '2' : isVariable(one) ? '1' : '0'));
  return [greedy, ...bySegment, specific].join('');
}
