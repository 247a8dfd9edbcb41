/** `no-consent` → `no consent`, `skipped: no-address` → `skipped: no address`; what is not one of our codes stays as it is. */
export function reasonWords(reason: string): string {
  return /^[a-z: -]+$/.test(reason) ? reason.replaceAll('-', ' ') : reason;
}
