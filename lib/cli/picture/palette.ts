import type { StepKind } from '../../core/journey/definition.ts';

/**
 * Colours by what they are for, on light and on dark ground. The kinds' hues are those of Okabe and Ito's palette, which
 * people with any colour vision tell apart (Color Universal Design, 2008), darkened or lightened until white or black
 * stands out on them; icon and words say the same, so no meaning hangs on colour alone.
 */
const PALETTE = {
  ground: ['#f5f7fa', '#0f141b'],
  card: ['#ffffff', '#1a212b'],
  line: ['#d5dbe3', '#39434f'],
  ink: ['#17202b', '#eef2f6'],
  soft: ['#586575', '#a3b0be'],
  flow: ['#aab6c4', '#5a6776'],
  track: ['#e8ecf1', '#2a333f'],
  send: ['#0069a8', '#56b4e9'],
  time: ['#9a6200', '#e8a82c'],
  choice: ['#a3487f', '#dd92bc'],
  test: ['#c04a00', '#f08b4a'],
  note: ['#00785a', '#35c39b'],
  end: ['#4b5868', '#b4c0cd'],
  sendTint: ['#e3f1fa', '#16324a'],
  timeTint: ['#fbf0dc', '#3b2f14'],
  choiceTint: ['#f8e9f2', '#3d2434'],
  testTint: ['#fdeadf', '#43260f'],
  noteTint: ['#dff4ee', '#103a30'],
  endTint: ['#e9edf2', '#2b3541'],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>;
export type Colour = keyof typeof PALETTE;

export type Hue = 'send' | 'time' | 'choice' | 'test' | 'note' | 'end';
export const HUE_OF_KIND: Readonly<Record<StepKind, Hue>> = {
  send: 'send',
  wait: 'time',
  waitFor: 'time',
  branch: 'choice',
  experiment: 'test',
  update: 'note',
  emit: 'note',
  goto: 'end',
  exit: 'end',
};

/**
 * Attributes for a filling. The colour stands in the attribute for programs that ignore stylesheets (slides), and the
 * class lets the stylesheet change it on dark ground.
 */
export function fill(colour: Colour): { readonly fill: string; readonly class: string } {
  return { fill: PALETTE[colour][0], class: `f-${colour}` };
}

export function stroke(
  colour: Colour,
  width: number,
): {
  readonly stroke: string;
  readonly 'stroke-width': number;
  readonly fill: 'none';
  readonly class: string;
} {
  return { stroke: PALETTE[colour][0], 'stroke-width': width, fill: 'none', class: `s-${colour}` };
}

/** Attributes for an area with a fine line around it. */
export function outlined(area: Colour, line: Colour) {
  return {
    fill: PALETTE[area][0],
    stroke: PALETTE[line][0],
    'stroke-width': 1.2,
    class: `f-${area} s-${line}`,
  };
}

/** Rules that turn every colour into its dark one where the reader's system is dark. */
export function darkRules(): string {
  const rules = Object.entries(PALETTE).map(
    ([name, [, dark]]) => `.f-${name}{fill:${dark}}.s-${name}{stroke:${dark}}`,
  );
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}
