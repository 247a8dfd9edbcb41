import { arnMatches, wildcardMatches } from './wildcard.ts';

/**
 * Do all operators and keys of a Condition block agree with the request?
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function conditionHolds(condition: Condition, context: RequestContext): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      agrees({ operator, wanted, found: context.get(key.toLowerCase()) }),
    ),
  );
}

export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
/** By condition key in lower case, for keys know no case. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

type Compare = (found: string, wanted: string) => boolean;

const equalNumbers: Compare = (found, wanted) => Number(found) === Number(wanted);
const COMPARE: Readonly<Record<string, Compare>> = {
  StringEquals: (found, wanted) => found === wanted,
  StringEqualsIgnoreCase: (found, wanted) => found.toLowerCase() === wanted.toLowerCase(),
  StringLike: (found, wanted) => wildcardMatches(wanted, found),
  ArnEquals: (found, wanted) => arnMatches(wanted, found),
  ArnLike: (found, wanted) => arnMatches(wanted, found),
  Bool: (found, wanted) => found.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: equalNumbers,
  NumericLessThan: (found, wanted) => Number(found) < Number(wanted),
  NumericLessThanEquals: (found, wanted) => Number(found) <= Number(wanted),
  NumericGreaterThan: (found, wanted) => Number(found) > Number(wanted),
  NumericGreaterThanEquals: (found, wanted) => Number(found) >= Number(wanted),
};
const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
};

/** The operators that the emulator evaluates; dates, addresses and binaries are not among them. */
export const CONDITION_OPERATOR = new RegExp(
  `^(?:(?:(?:ForAllValues|ForAnyValue):)?(?:${[...Object.keys(COMPARE), ...Object.keys(NEGATED)].join('|')})(?:IfExists)?|Null)$`,
);

type Question = {
  readonly operator: string;
  readonly wanted: readonly string[];
  readonly found: readonly string[] | undefined;
};

function agrees({ operator, wanted, found }: Question): boolean {
  if (operator === 'Null') return wanted.includes(String(found === undefined));
  const [, set, named = '', ifExists] = /^(?:(\w+):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const negated = NEGATED[named];
  const compare = COMPARE[negated ?? named];
  if (compare === undefined) throw new Error(`condition operator ${operator} is not known`);
  if (found === undefined || found.length === 0) {
    // A key that is not there differs from everything. Of no values all are anything and none is, `IfExists` or not:
    // https://repost.aws/questions/QU9HFmDzP0QGuU-fd7rS6B7w
    if (set !== undefined) return set === 'ForAllValues';
    return ifExists !== undefined || negated !== undefined;
  }
  const one = (value: string): boolean =>
    wanted.some((each) => compare(value, each)) === (negated === undefined);
  if (set === 'ForAllValues' || (set === undefined && negated !== undefined)) return found.every(one);
  return found.some(one);
}
