/** In place of a variant: the customer waits until the test on a share is over. No variant can have the name. */
export const LATER = '~later';
