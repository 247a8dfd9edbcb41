/** Closes a switch over a union: a new member turns every such place red at compile time. */
export function unreachable(value: never): never {
  throw new TypeError(`not expected here: ${JSON.stringify(value)}`);
}
