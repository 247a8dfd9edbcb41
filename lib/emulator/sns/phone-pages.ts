import * as z from 'zod';
import { isFromElsewhere, jsonPage, seeOther } from '../page.ts';
import type { Answer, AwsRequest, EmulatorClock } from '../service.ts';
import { phonePage } from './phone-page.ts';
import type { Phones } from './phones.ts';
import type { Topics } from './topics.ts';

/**
 * The phone: a page for people, and for tests
 * `GET /phone/api/messages?number=+82…` and `POST /phone/api/messages` with `{ "number": …, "body": "STOP" }`.
 */
export function phonePages({
  phones,
  topics,
  clock,
  answer,
}: {
  readonly phones: Phones;
  readonly topics: Topics;
  readonly clock: EmulatorClock;
  /** What becomes of a text from the phone. */
  readonly answer: Phones['answer'];
}): (request: AwsRequest) => Answer | undefined {
  return (request) => {
    const { method, path, query } = request;
    const number = query.get('number') ?? undefined;
    switch (`${method} ${path}`) {
      case 'GET /phone':
        return phonePage({ phones, topics, number, now: clock.now() });
      case 'GET /phone/api/messages':
        return jsonPage({ messages: phones.texts(number), optedOut: phones.optedOut() });
      case 'GET /phone/api/topics':
        return jsonPage({ notices: topics.notices() });
      case 'POST /phone/api/messages': {
        if (isFromElsewhere(request)) return FORBIDDEN;
        const reply = Reply.safeParse(bodyOf(request));
        if (!reply.success) return jsonPage({ error: z.prettifyError(reply.error) }, 400);
        const answered = answer(reply.data.number, reply.data.body);
        return isForm(request) ? backTo(reply.data.number) : jsonPage(answered, 201);
      }
      case 'POST /phone/opt-in': {
        if (isFromElsewhere(request)) return FORBIDDEN;
        const form = new URLSearchParams(request.body.toString('utf8'));
        const optedIn = form.get('number') ?? '';
        phones.optIn(optedIn);
        return backTo(optedIn);
      }
      default:
        return undefined;
    }
  };
}

const FORBIDDEN = jsonPage({ error: 'this form is not for other sites' }, 403);
const Reply = z.object({ number: z.string().regex(/^\+\d+$/), body: z.string().min(1) });

const isForm = ({ headers }: AwsRequest): boolean =>
  headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;

function bodyOf(request: AwsRequest): unknown {
  const text = request.body.toString('utf8');
  if (isForm(request)) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const backTo = (number: string): Answer => seeOther(`/phone?number=${encodeURIComponent(number)}`);
