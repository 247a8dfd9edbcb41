/** Is it a name that the WHATWG encoding standard knows? */
export function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch (error) {
    if (error instanceof RangeError) return false; // what the encoding standard prescribes for an unknown label
    throw error;
  }
}
