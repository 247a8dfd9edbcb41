/**
 * How a person at a command line reaches AWS, or the emulator.
 * @param endpoint another than AWS's own: the emulator's
 */
export function clientConfig(endpoint: string | undefined) {
  return endpoint === undefined ? {} : { endpoint, ...EMULATOR };
}

/** The emulator knows people by keys that it has not issued; any will do. */
const EMULATOR = { region: 'us-east-1', credentials: { accessKeyId: 'person', secretAccessKey: 'person' } };
