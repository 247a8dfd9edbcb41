/**
 * The mail as a mail program shows it by day or by night, whatever the browser around it is set to: a page without scripts
 * cannot set that for a frame, so the question is answered in the mail's own style sheet.
 */
export function mailAt(time: 'day' | 'night', html: string): string {
  return html.replaceAll(ASKS_FOR_NIGHT, time === 'night' ? '(min-width: 0)' : '(max-width: 0)');
}

const ASKS_FOR_NIGHT = /\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi;
