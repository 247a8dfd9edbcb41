/** Fields of a form, in their order; a name may come more than once. */
export type FormFields = readonly (readonly [name: string, value: string])[];

/** Our own forms have some dozens of short fields. */
const MAX_FORM_LENGTH = 64 * 1024;

/**
 * What a form says, in either of the two forms that browsers and mail programs send.
 * @returns undefined for what is no form, or too long to be one of ours
 */
export async function readForm(
  contentType: string | undefined,
  body: string,
): Promise<FormFields | undefined> {
  if (body.length > MAX_FORM_LENGTH) return undefined;
  if (contentType === undefined || !/^multipart\/form-data\b/i.test(contentType))
    return [...new URLSearchParams(body)];
  try {
    const fields = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    return [...fields].map(([name, value]) => [name, typeof value === 'string' ? value : ''] as const);
  } catch (error) {
    if (error instanceof TypeError) return undefined; // what the fetch standard prescribes for a body that is no form
    throw error;
  }
}
