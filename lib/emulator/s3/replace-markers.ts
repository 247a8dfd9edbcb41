/** What stands in a source for a value that only the deployment knows, and how the value is to be written there. */
type Markers = {
  readonly markers: Readonly<Record<string, unknown>>;
  readonly config: {
    readonly jsonEscape?: boolean | undefined;
    readonly markerEncodings?: Readonly<Record<string, string>> | undefined;
  };
};

/**
 * Fills in the values, as CDK's handler does in `encode_marker_value`.
 * @throws Error for an encoding that it does not know
 */
export function replaceMarkers({ markers, config }: Markers): (body: Buffer) => Buffer {
  const byDefault = config.jsonEscape === true ? 'UNQUOTED_JSON_VALUE' : 'LITERAL';
  const values = Object.entries(markers).map(([marker, value]) => {
    const encoding = config.markerEncodings?.[marker] ?? byDefault;
    return [marker, encoded(value, { marker, encoding })] as const;
  });
  return (body) => {
    // Read byte for byte, so that what is no text comes out as it went in.
    let text = body.toString('latin1');
    for (const [marker, value] of values) text = text.replaceAll(latin1(marker), () => latin1(value));
    return Buffer.from(text, 'latin1');
  };
}

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

function encoded(value: unknown, { marker, encoding }: { marker: string; encoding: string }): string {
  switch (encoding) {
    case 'LITERAL':
      if (typeof value === 'string') return value;
      throw new Error(`the value of ${marker} is no text`);
    case 'JSON_VALUE':
      return JSON.stringify(value);
    case 'UNQUOTED_JSON_VALUE':
      return JSON.stringify(value).replace(/^"(.*)"$/s, '$1');
    default:
      throw new Error(`the emulator does not know the marker encoding ${encoding}`);
  }
}
