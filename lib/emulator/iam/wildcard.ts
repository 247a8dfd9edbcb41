/**
 * Text against a pattern of policies: `*` stands for any text, `?` for one character.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function wildcardMatches(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true;
  if (!/[*?]/.test(pattern)) return false;
  return expressionOf(pattern).test(text);
}

/**
 * ARNs part by part: a wildcard reaches over the colons of the last part only.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function arnMatches(pattern: string, arn: string): boolean {
  if (pattern === arn) return true;
  const patternParts = sixParts(pattern);
  const parts = sixParts(arn);
  if (patternParts.length !== parts.length) return false;
  return patternParts.every((part, index) => wildcardMatches(part, parts[index] ?? ''));
}

/** Policies are few and asked again with every call. */
const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 's');
  expressions.set(pattern, expression);
  return expression;
}

/** `arn`, partition, service, Region, account and all that follows. */
function sixParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
