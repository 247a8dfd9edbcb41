import type { CompiledMessage } from './definition.ts';

/** The message with another subject, in the languages that have one. */
export function withSubject(
  message: CompiledMessage,
  subject: Readonly<Record<string, string>> | undefined,
): CompiledMessage {
  if (subject === undefined) return message;
  const email = Object.entries(message.email).map(([locale, content]) => [
    locale,
    { ...content, subject: subject[locale] ?? content.subject },
  ]);
  return { ...message, email: Object.fromEntries(email) };
}
