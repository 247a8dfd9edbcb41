/** The template or the assembly cannot be run, and says why: the reader's to mend, no fault of the emulator. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}
