/** What we use of asl-validator 4, whose package names no types. */
declare module 'asl-validator' {
  export default function validate(machine: unknown): {
    isValid: boolean;
    errorsText: (separator?: string) => string;
  };
}
