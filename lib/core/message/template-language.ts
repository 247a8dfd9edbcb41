import type { FilterImplOptions } from 'liquidjs';
import { dateFilter, moneyFilter, timeFilter } from './template-filters.ts';

/**
 * The part of Liquid that messages have. A list of what is allowed, not of what is not: what a new release of the
 * library adds stays out until someone has looked at it. Nothing here reads files, the clock or chance, and nothing
 * (`raw`) switches escaping off.
 */
export const TAGS: readonly string[] = [
  'if',
  'unless',
  'case',
  'for',
  'break',
  'continue',
  'assign',
  'capture',
  'comment',
  '#',
  'raw',
];

/** `liquid`: as Liquid has it, https://liquidjs.com/filters/overview.html. The others are our own. */
export const FILTERS: Readonly<Record<string, 'liquid' | FilterImplOptions>> = {
  money: moneyFilter,
  date: dateFilter,
  time: timeFilter,
  default: 'liquid',
  // text
  append: 'liquid',
  prepend: 'liquid',
  capitalize: 'liquid',
  upcase: 'liquid',
  downcase: 'liquid',
  strip: 'liquid',
  replace: 'liquid',
  remove: 'liquid',
  truncate: 'liquid',
  truncatewords: 'liquid',
  split: 'liquid',
  slice: 'liquid',
  url_encode: 'liquid',
  // numbers
  plus: 'liquid',
  minus: 'liquid',
  times: 'liquid',
  divided_by: 'liquid',
  modulo: 'liquid',
  round: 'liquid',
  floor: 'liquid',
  ceil: 'liquid',
  abs: 'liquid',
  at_least: 'liquid',
  at_most: 'liquid',
  // lists
  size: 'liquid',
  first: 'liquid',
  last: 'liquid',
  join: 'liquid',
  map: 'liquid',
  where: 'liquid',
  sort: 'liquid',
  reverse: 'liquid',
  uniq: 'liquid',
  compact: 'liquid',
};
