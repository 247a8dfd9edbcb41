/** What came of one page of a walk. */
export type Walked = {
  /** The part goes on after this customer; '' is from the start. Absent: the part is walked. */
  readonly next?: string;
  readonly waitSeconds: number;
  /** How many customers were reviewed or let in. */
  readonly done: number;
};
