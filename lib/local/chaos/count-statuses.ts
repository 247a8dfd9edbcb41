/** `SENT` 12, `SKIPPED: no-consent` 3: statuses, with the reason of those that have one. */
export function countStatuses(
  rows: Iterable<{ readonly status: string; readonly reason?: string | undefined }>,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { status, reason } of rows) {
    const name = reason === undefined ? status : `${status}: ${reason}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].toSorted(([, one], [, other]) => other - one));
}
