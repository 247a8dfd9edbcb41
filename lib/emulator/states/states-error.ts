/** An error of a state machine: its name is what Retry and Catch match. */
export class StatesError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}
