/** `welcome` of `workflows/journeys/welcome.json`. */
export function fileName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.json$/, '');
}
