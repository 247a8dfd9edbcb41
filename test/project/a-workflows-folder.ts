import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files by path; `undefined` leaves one out. Objects are written as JSON. */
export type Files = Readonly<Record<string, string | object | undefined>>;

/** A workflows folder that is right, but for the files given; deleted when the test has ended. */
export async function aWorkflowsFolder(files: Files = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workflows-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, content] of Object.entries({ ...RIGHT, ...files })) {
    if (content === undefined) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(
      join(folder, path),
      typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    );
  }
  return folder;
}

export const mjml = (text: string, extra = ''): string =>
  `<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>${text}</mj-text>${extra}
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

export const helloMessage = {
  id: 'hello',
  title: 'Hello',
  topic: 'tips',
  urgency: 'detail',
  subject: { en: 'Hello {{ customer.firstName }}' },
  samples: [{ customer: { firstName: 'Mina' }, entry: { total: 5 } }],
};

export const welcomeJourney = {
  id: 'welcome',
  title: 'Welcome',
  stage: 'awareness',
  purpose: 'marketing',
  entry: { event: 'Signed Up', if: { segment: 'vip' } },
  steps: [{ id: 'hello', send: { message: 'hello' } }],
};

const RIGHT: Files = {
  'settings.json': {
    brand: { name: 'Maru', address: 'Seoul' },
    country: 'AU',
    topics: { tips: { title: 'Tips' } },
    email: { from: 'Maru <hello@shop.example>' },
  },
  'segments/vip.json': { id: 'vip', title: 'VIP', when: { trait: 'tier', equals: 'vip' } },
  'messages/hello/message.json': helloMessage,
  'messages/hello/email.en.mjml': mjml('Hello {{ customer.firstName }}'),
  'messages/hello/sms.en.liquid': 'Hello {{ customer.firstName }}\n',
  'journeys/welcome.json': welcomeJourney,
};
