/** Ids of the customers that an event, or a call of the tracking API, is about; it may be anything that came in. */
export function customersNamed(event: unknown): readonly string[] {
  if (typeof event !== 'object' || event === null) return [];
  const named = WHERE.flatMap((key) => {
    const id: unknown = Object.hasOwn(event, key) ? Reflect.get(event, key) : undefined;
    return typeof id === 'string' && id !== '' ? [id] : [];
  });
  return [...new Set(named)];
}

const WHERE = ['customerId', 'userId', 'anonymousId', 'previousId'] as const;
