/** An object whose properties are each made when first asked for, and then kept. */
export function lazily<T extends object>(makers: { readonly [Name in keyof T]: () => T[Name] }): T {
  const made = {};
  for (const [name, make] of Object.entries<() => unknown>(makers)) {
    Object.defineProperty(made, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make();
        Object.defineProperty(made, name, { enumerable: true, value });
        return value;
      },
    });
  }
  // Each of T's names has just got a property of T's type; defineProperty does not tell the compiler.
  return made as T;
}
