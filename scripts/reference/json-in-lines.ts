/** JSON on one line where it fits, else one line for each part. */
export function jsonInLines(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ');
  if (indent.length + line.length <= 90 || typeof value !== 'object' || value === null) return line;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((one: unknown) => deeper + jsonInLines(one, deeper))
    : Object.entries(value).map(([name, one]) => `${deeper}"${name}": ${jsonInLines(one, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}
