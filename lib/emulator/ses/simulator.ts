export type Simulated = 'success' | 'bounce' | 'ooto' | 'complaint' | 'suppressionlist';

/**
 * What SES's mailbox simulator does with an address, which may have a label: `bounce+campaign7@simulator.amazonses.com`.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-test-email-simulator-how-to-use
 */
export function simulatedBy(address: string): Simulated | undefined {
  const name = /^([a-z]+)(\+[^@]*)?@simulator\.amazonses\.com$/.exec(address.toLowerCase())?.[1];
  return NAMES.find((known) => known === name);
}

const NAMES: readonly Simulated[] = ['success', 'bounce', 'ooto', 'complaint', 'suppressionlist'];
