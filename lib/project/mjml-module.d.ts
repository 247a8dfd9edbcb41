/** What we use of mjml 5, which comes without types. */
declare module 'mjml' {
  export default function mjml2html(
    source: string,
    options: {
      filePath: string;
      actualPath: string;
      ignoreIncludes: boolean;
      includePath: string[];
      keepComments: boolean;
      validationLevel: 'soft';
    },
  ): Promise<{
    html: string;
    /** `formattedMessage` alone says which file it was: `Line 3 of /path/email.en.mjml (mj-text) — …` */
    errors: { line: number; message: string; tagName: string; formattedMessage: string }[];
  }>;
}
