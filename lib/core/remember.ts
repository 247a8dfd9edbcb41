/**
 * The same function, but it makes each thing once and then gives it again. It holds as many as are told and then begins
 * anew, so that what comes from outside cannot fill the memory. What `make` throws is not kept.
 */
export function remember<Parts extends readonly string[], T>(
  most: number,
  make: (...parts: Parts) => T,
): (...parts: Parts) => T {
  const made = new Map<string, T>();
  return (...parts) => {
    const key = parts.join('\n');
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(...parts);
    if (made.size >= most) made.clear();
    made.set(key, fresh);
    return fresh;
  };
}
