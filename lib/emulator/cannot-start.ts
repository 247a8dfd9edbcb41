/** The emulator cannot start for a reason that whoever starts it can mend; the message says which and how. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
