import type { ExperimentWords } from '../../core/report/words/experiment-words.ts';
import type { ReportWords } from '../../core/report/words/report-words.ts';
import type { Paint } from '../io.ts';
import { table } from './table.ts';

/** The report as it is mailed, for a terminal. */
export function weeklyReportLines(report: ReportWords, paint: Paint): string[] {
  return [
    paint('bold', `${report.week}, against ${report.weekBefore}`),
    ...report.stages.flatMap((stage) => ['', paint('bold', stage.name), ...stageLines(stage.journeys)]),
    ...(report.stages.length === 0 ? ['', 'No journey runs that has a target or advertises.'] : []),
    ...report.experiments.flatMap((experiment) => experimentLines(experiment, paint)),
  ];
}

function stageLines(journeys: ReportWords['stages'][number]['journeys']): string[] {
  const right = 'right' as const;
  const columns = [
    { name: 'journey' },
    { name: 'last week', align: right },
    { name: 'week before', align: right },
    { name: 'target', align: right },
    { name: '' },
    { name: 'entered', align: right },
    { name: 'messages', align: right },
    { name: 'clicked', align: right },
    { name: 'goals', align: right },
    { name: 'worth', align: right },
  ];
  const rows = journeys.map(({ title, kpi, entered, sent, clicked, goals, value }) => {
    return [title, kpi.last, kpi.before, kpi.target, kpi.mark, entered, sent, clicked, goals, value];
  });
  return table(columns, rows);
}

function experimentLines({ title, step, verdict }: ExperimentWords, paint: Paint): string[] {
  return ['', `${paint('bold', `${title}, ${step}`)}: ${verdict}`];
}
