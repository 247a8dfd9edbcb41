/**
 * An error's name, message and stack and nothing else. Errors of DynamoDB carry the items that stood in their way, with
 * all that a customer told us, and both the logger and the Lambda runtime write out every attribute they find.
 */
export function bareError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('something was thrown that is no error');
  const bare = new Error(error.message);
  bare.name = error.name;
  if (error.stack !== undefined) bare.stack = error.stack;
  return bare;
}
