import type { Answer } from '../service.ts';

/** What API Gateway says in its own name: `{"message":"Not Found"}`. */
export const message = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: text }),
});

export const forbidden = (): Answer => message(403, 'Forbidden');
export const internalServerError = (): Answer => message(500, 'Internal Server Error');
export const notFound = (): Answer => message(404, 'Not Found');
