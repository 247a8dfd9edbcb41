import type { StepKind } from '../../core/journey/definition.ts';
import { type Hue, stroke } from './palette.ts';
import { type Svg, svg } from './svg.ts';

export type IconName = StepKind | 'sms' | 'enter' | 'complete';

/** Line drawings on a field of 24 by 24. */
const DRAWINGS: Readonly<Record<IconName, string>> = {
  send: 'M3 6h18v12H3zM3 7l9 7 9-7',
  sms: 'M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5',
  wait: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5l3.5 2',
  waitFor: 'M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9',
  branch: 'M12 3v6M12 9c0 4-6 3-6 8v3M12 9c0 4 6 3 6 8v3M3 17l3 3 3-3M15 17l3 3 3-3',
  experiment: 'M9 3h6M10 3v6L4.5 19a1.5 1.5 0 0 0 1.4 2h12.2a1.5 1.5 0 0 0 1.4-2L14 9V3M7.2 15h9.6',
  update: 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3',
  emit: 'M4 10v4h3l6 4V6l-6 4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  goto: 'M20 18v-5a4 4 0 0 0-4-4H4M8 5L4 9l4 4',
  exit: 'M10 4H5v16h5M10 12h11M17 8l4 4-4 4',
  enter: 'M13 3L5 14h6l-1 7 8-11h-6z',
  complete: 'M5 21V4M5 4h13l-3 4 3 4H5',
};

/** Drawn from its upper left corner, `size` units wide. */
export function icon(name: IconName, hue: Hue, box: { x: number; y: number; size: number }): Svg {
  const scale = box.size / 24;
  return svg('path', {
    d: DRAWINGS[name],
    transform: `translate(${box.x} ${box.y}) scale(${scale})`,
    ...stroke(hue, 1.8),
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}
