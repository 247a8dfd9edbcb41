/** How to look at a file from a command line. */
export function openCommand(file: string, platform: string): string {
  if (platform === 'darwin') return `open ${file}`;
  return platform === 'win32' ? `start ${file}` : `xdg-open ${file}`;
}
