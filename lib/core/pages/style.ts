import type { BrandColour } from './brand-colour.ts';

/**
 * The pages' only style sheet. Both colour schemes keep 7 : 1 for text; nothing is narrower than a finger; 320 pixels of
 * width are enough.
 */
export function pageStyle({ background, text }: BrandColour): string {
  return `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1a1a1a; --quiet: #4a4a4a; --line: #8a8a8a; --brand: ${background}; --on-brand: ${text}; }
@media (prefers-color-scheme: dark) { :root { --paper: #161616; --ink: #f2f2f2; --quiet: #c8c8c8; --line: #8f8f8f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif; word-break: keep-all; overflow-wrap: anywhere; }
header { border-top: .5rem solid var(--brand); }
header, main, footer { padding: 1rem 1.25rem; max-width: 38rem; margin: 0 auto; }
header p { margin: 0; font-weight: 700; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: .5rem 0 1rem; }
a { color: inherit; text-underline-offset: .2em; }
fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: 0 0 1rem; padding: .5rem 1rem 1rem; }
legend { font-weight: 700; padding: 0 .25rem; }
legend + p, .quiet { color: var(--quiet); margin: 0; }
label { display: flex; align-items: center; gap: .75rem; min-height: 2.75rem; }
input { width: 1.375rem; height: 1.375rem; flex: none; margin: 0; }
button { font: inherit; font-weight: 700; min-height: 3rem; width: 100%; padding: .5rem 1rem; margin: .5rem 0; border-radius: .5rem; cursor: pointer; }
button { background: var(--brand); color: var(--on-brand); border: 2px solid var(--ink); }
button.second { background: transparent; color: var(--ink); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
[role=status] { border-left: .375rem solid var(--brand); padding: .5rem 1rem; margin: 0 0 1rem; }
footer { color: var(--quiet); font-size: .9375rem; }
footer a, main p a { display: inline-block; padding: .5rem 0; }
`;
}
