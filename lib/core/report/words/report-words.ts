import type { Stage } from '../../journey/definition.ts';
import { STAGES } from '../../journey/definition.ts';
import { localized } from '../../localized-text.ts';
import { countWords } from '../../number-words.ts';
import type { JourneyFigures, Report, Week } from '../definition.ts';
import { ENGLISH } from './english.ts';
import { type ExperimentWords, experimentWords } from './experiment-words.ts';
import { KOREAN } from './korean.ts';
import { type KpiWords, kpiWords, partWords } from './kpi-words.ts';
import type { ReportTexts } from './report-texts.ts';

/** A report ready to be read: what `report` is in a template, and what the command line prints. Nothing but texts. */
export type ReportWords = {
  /** `November 9 – 15, 2026` */
  readonly week: string;
  readonly weekBefore: string;
  /** Those that have journeys, in order. */
  readonly stages: readonly { readonly name: string; readonly journeys: readonly JourneyWords[] }[];
  readonly experiments: readonly ExperimentWords[];
};

type JourneyWords = {
  readonly id: string;
  readonly title: string;
  readonly kpi: KpiWords;
  /** Which step's messages did most, by last touch; empty where none did. */
  readonly mostAfter: string;
  readonly inside: string;
  readonly entered: string;
  readonly enteredBefore: string;
  readonly sent: string;
  readonly clicked: string;
  readonly goals: string;
  readonly value: string;
};

/** @param locale of the reader; another one than Korean reads English */
export function reportWords(report: Report, locale: string): ReportWords {
  const texts = locale.startsWith('ko') ? KOREAN : ENGLISH;
  return {
    week: weekWords(report.weeks.last, report.zone, texts),
    weekBefore: weekWords(report.weeks.before, report.zone, texts),
    stages: STAGES.flatMap((stage) => stageWords(stage, report.journeys, texts)),
    experiments: report.experiments.map((one) => experimentWords(one, texts)),
  };
}

function stageWords(stage: Stage, journeys: readonly JourneyFigures[], texts: ReportTexts) {
  const here = journeys.filter((journey) => journey.stage === stage);
  if (here.length === 0) return [];
  return [{ name: texts.stages[stage], journeys: here.map((journey) => journeyWords(journey, texts)) }];
}

function journeyWords(journey: JourneyFigures, texts: ReportTexts): JourneyWords {
  const { id, title, inside, last, before, credits } = journey;
  const best = credits.find(({ stepId }) => stepId !== undefined);
  return {
    id,
    title: localized(title, texts.locale),
    kpi: kpiWords(journey, texts),
    mostAfter: best?.stepId === undefined ? '' : texts.mostAfter(best.stepId, partWords(best.goals)),
    inside: countWords(inside),
    entered: countWords(last.entered),
    enteredBefore: countWords(before.entered),
    sent: countWords(last.sent),
    clicked: countWords(last.clicked),
    goals: countWords(last.goals),
    value: partWords(last.valueMinor / 100),
  };
}

/** Both days are whole ones: a week ends where the next day begins. */
function weekWords({ from, until }: Week, zone: string, { locale }: ReportTexts): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone });
  // Intl puts thin spaces about the dash, which some mail programs show as boxes.
  return format.formatRange(from, until - 1).replace(/[\u2009\u202f]/g, ' ');
}
