/** What a command may do to the terminal. Tests give their own and look at what was said. */
export type Io = {
  /** Prints lines: what was found. Standard output. */
  readonly out: (text: string) => void;
  /** Prints lines: what went wrong. Standard error. */
  readonly err: (text: string) => void;
  readonly paint: Paint;
  /** `linux`, `darwin`, `win32`: how files are opened differs. */
  readonly platform: string;
  /** A bar that fills, on a terminal; nothing elsewhere. */
  readonly progress: (label: string) => Progress;
};

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';
/** Colours on a terminal, the text itself elsewhere. */
export type Paint = (style: Style, text: string) => string;

export type Progress = {
  /** @param fraction done, 0 to 1 @param note shown behind the bar */
  readonly at: (fraction: number, note: string) => void;
  readonly end: () => void;
};
