import type { CallType } from './call.ts';

export type Route = 'batch' | 'enrol' | CallType;

/**
 * What a path asks for. Segment's SDK for browsers writes the first letter only (`/v1/t`):
 * https://github.com/segmentio/analytics-next/blob/master/packages/browser/src/plugins/segmentio/index.ts
 */
export function routeOf(path: string): Route | undefined {
  const { word = '' } = /\/v1\/(?<word>[a-z]+)\/?$/.exec(path)?.groups ?? {};
  return ROUTES.get(word);
}

const ROUTES: ReadonlyMap<string, Route> = new Map([
  ['batch', 'batch'],
  ['b', 'batch'],
  ['enrol', 'enrol'],
  ['identify', 'identify'],
  ['i', 'identify'],
  ['track', 'track'],
  ['t', 'track'],
  ['page', 'page'],
  ['p', 'page'],
  ['screen', 'screen'],
  ['s', 'screen'],
  ['group', 'group'],
  ['g', 'group'],
  ['alias', 'alias'],
  ['a', 'alias'],
]);
