/**
 * A deep copy that nobody can change, so that neither the writer nor a reader holds a handle on what is stored.
 * Members that are `undefined` are left out, as DynamoDB leaves them out.
 */
export function frozenCopy<T>(value: T): T;
export function frozenCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((item: unknown) => frozenCopy(item)));
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) define(copy, name, frozenCopy(member));
  }
  return Object.freeze(copy);
}

/** Assigning `__proto__` would set the prototype and lose the member; events from outside may carry that name. */
function define(copy: Record<string, unknown>, name: string, member: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(copy, name, { value: member, enumerable: true });
  } else {
    copy[name] = member;
  }
}
