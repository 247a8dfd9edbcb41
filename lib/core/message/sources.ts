import type { CompiledMessage } from './definition.ts';

export type TemplateSource = {
  /** `the subject (ko)`, for an author to find it. */
  readonly name: string;
  readonly text: string;
};

/** Every template of a message. The text part of an e-mail is made from its HTML and asks for nothing else. */
export function sourcesOf({ email, sms }: CompiledMessage): TemplateSource[] {
  const mails = Object.entries(email).flatMap(([locale, { subject, html }]) => [
    { name: `the subject (${locale})`, text: subject },
    { name: `the e-mail (${locale})`, text: html },
  ]);
  const texts = Object.entries(sms).map(([locale, { text }]) => ({
    name: `the text message (${locale})`,
    text,
  }));
  return [...mails, ...texts];
}
