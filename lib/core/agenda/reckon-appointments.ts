import type { Audience } from '../audience/definition.ts';
import type { JsonObject } from '../json.ts';
import { nextDate } from '../schedule/next-date.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Agenda, AgendaNews } from './definition.ts';

type Appointments = Agenda['appointments'];
type Question = {
  readonly appointments: Appointments;
  readonly audience: Audience;
  /** Journeys whose date must be planned anew. */
  readonly dates: readonly string[];
  readonly traits: JsonObject;
  readonly zone: string;
  readonly now: EpochMs;
};

/**
 * The appointments as they stand now: those whose moment has come are news (all of them, in order, though nobody looked
 * for years), a date that has come round is planned again, one whose day has changed is planned anew. What no journey is
 * entered by any more is forgotten.
 */
export function reckonAppointments(question: Question): {
  readonly appointments: Appointments;
  readonly news: readonly AgendaNews[];
} {
  const appointments: Appointments = {};
  const news: AgendaNews[] = [];
  for (const [name, appointment] of Object.entries(question.appointments)) {
    const journey = journeyOf(name);
    const comesRound = question.audience.dates.some((one) => one.journeyId === journey);
    if (!comesRound && question.audience.schedules.every((one) => one.journeyId !== journey)) continue;
    let coming: Appointments[string] | undefined = appointment;
    while (coming !== undefined && coming.at <= question.now) {
      news.push({ journey, ...coming });
      coming = comesRound ? planned(journey, coming.at, question) : undefined;
    }
    if (coming !== undefined) appointments[name] = coming;
  }
  for (const journey of question.dates) {
    const coming = planned(journey, question.now, question);
    if (coming === undefined) delete appointments[journey];
    else appointments[journey] = coming;
  }
  return { appointments, news };
}

function planned(
  journeyId: string,
  after: EpochMs,
  { audience, traits, zone }: Question,
): Appointments[string] | undefined {
  const date = audience.dates.find((one) => one.journeyId === journeyId);
  return date && nextDate({ entry: date.entry, traits, zone, after });
}

/** A date's appointment is named by its journey, a schedule's by journey and occasion: two may stand at once. */
export function scheduleAppointment(journeyId: string, occasion: string): string {
  return `${journeyId}/${occasion}`;
}
function journeyOf(name: string): string {
  return name.split('/', 1)[0] ?? name;
}
