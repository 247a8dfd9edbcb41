import { didYouMean } from '../core/did-you-mean.ts';
import type { Finding } from '../core/document/parse.ts';
import type { MessageFile } from '../core/message/definition.ts';
import type { Settings } from '../core/settings.ts';

/** A message is about something that customers can choose, or refuse, by its name. */
export function topicFindings({ topic }: MessageFile, settings: Settings): Finding[] {
  const topics = Object.keys(settings.topics);
  if (topics.includes(topic)) return [];
  const hint =
    didYouMean(topic, topics) ??
    (topics.length === 0
      ? `settings.json has no topics; customers choose among them: "topics": { "${topic}": { "title": "…" } }`
      : `settings.json has ${topics.join(', ')}`);
  return [
    {
      rule: 'topics-exist',
      severity: 'error',
      path: ['topic'],
      message: `the topic "${topic}" is not in settings.json`,
      hint,
    },
  ];
}
