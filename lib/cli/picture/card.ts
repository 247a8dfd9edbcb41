import type { IconName } from './icon.ts';
import type { Hue } from './palette.ts';

/** What one card of the picture says. */
export type Card = {
  readonly id: string;
  readonly icon: IconName;
  readonly hue: Hue;
  /** What the step does, in words. */
  readonly title: string;
  /** Under the title: its id, or who enters. */
  readonly detail: string;
  /** Which of the journey's own steps, counted from 0, it is or lies in. */
  readonly block: number;
  /** Where people come in or go out: drawn in its colour. */
  readonly rim: boolean;
  /** Undefined in a picture without counts. */
  readonly counts: CardCounts | undefined;
};

type CardCounts = {
  /** How many came by. */
  readonly came: number;
  /** Of all who entered, for the bar; more than 1 where people pass a step again. */
  readonly share: number;
  /** Waiting, skipped, failed: what is worth a word. */
  readonly remarks: readonly string[];
};

/** A way from one card to another. */
export type Way = {
  readonly from: string;
  readonly to: string;
  /** Which outcome takes it: `yes`, `five-off`; empty for the only way on. */
  readonly label: string;
  /** How many took it, where that is known. */
  readonly count: number | undefined;
  /** Of those who left the card, for the label. */
  readonly share: string | undefined;
};
