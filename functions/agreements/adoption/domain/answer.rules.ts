/** Every party’s liaison confirms what the party signed elsewhere, or refuses with a reason; with the last confirmation it is in force here. */
import { addDays, addMonths, dayOf, hourOf } from '../../../shared/days.ts';
import { type Decision, type Instant, type PlainDay, refuse } from '../../../shared/kernel.ts';
import { textOf } from '../../../shared/text.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { calendarOf } from '../../domain/agreement.rules.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { annexesMissing } from '../../domain/annex.rules.ts';
import { sunsetOf } from '../../domain/sunset.rules.ts';
import { endOf, lastDayOf } from '../../domain/term.rules.ts';
import { type Adopted, unconfirmed } from './adoption.state.ts';

type Term = Extract<AgreementEvent, { type: 'AgreementExecuted' }>['data'];
type Official = Extract<AgreementEvent, { type: 'PartyConfirmedAdoption' }>['body']['by'];

/** The first day so many months apart from the first one that leaves the review its days before it. */
function firstReview(since: PlainDay, months: number, after: PlainDay): PlainDay {
  let mark = 1;
  while (addMonths(since, mark * months) <= after) mark += 1;
  return addMonths(since, mark * months);
}

/**
 * The days by the signed original. A review that was owed before the MOU was taken over is not owed here: the first one is due on the
 * next mark that can still be prepared.
 */
export function termOfAdopted(agreement: Agreement & { adopted: Adopted }, now: Instant): Term {
  const { zone, parties, round, sunset: clause, adopted } = agreement;
  const { since } = adopted;
  const ends = lastDayOf(clause, since);
  const due = firstReview(since, clause.months, addDays(dayOf(zone, now), clause.opensDaysBefore));
  return {
    executedAt: now,
    effective: since,
    effectiveAt: hourOf(zone, since, 0),
    // Nothing ends unreviewed.
    sunset: ends !== undefined && ends < due ? ends : due,
    ...(ends !== undefined && { ends, endsAt: endOf(zone, ends) }),
    signatures: 0,
    confirmations: parties.length,
    round,
  };
}

export interface Answer {
  party: string;
  by: Official;
}

type MayAnswer = ReturnType<typeof refuse> | { refused?: undefined; agreement: Agreement & { adopted: Adopted } };

/** Whether answers are taken at all. */
export function mayAnswer(agreement: Agreement): MayAnswer {
  const { adopted, status } = agreement;
  if (adopted && status === 'returned')
    return refuse(
      'adoption-refused',
      'A party has refused to take this MOU over as it is written here.',
      'Read its reason below; the agency that organizes the MOU can hand in what is right.',
    );
  if (!adopted || status !== 'being confirmed')
    return refuse(
      'not-being-confirmed',
      `This MOU is ${status}: nothing is left to confirm.`,
      'Look at its record for what happened.',
    );
  if (annexesMissing(agreement).length > 0)
    return refuse(
      'original-missing',
      'The signed original has not been handed in yet.',
      'Wait for the email that says so, or ask the agency that organizes the MOU.',
    );
  return { agreement: { ...agreement, adopted } };
}

const answered = ({ documentHash, adopted }: Agreement & { adopted: Adopted }, party: string) => ({
  ...{ party, documentHash },
  pdfHash: adopted.pdf.sha256,
});

/** A second liaison of the party confirms nothing new. */
export function confirmAdoption(
  whole: Agreement,
  { party, by, compared }: Answer & { compared: boolean },
  now: Instant,
): Decision<AgreementEvent> {
  if (whole.status === 'executed' && whole.adopted?.confirmed.includes(party)) return { events: [] };
  const may = mayAnswer(whole);
  if (may.refused) return may;
  const { agreement } = may;
  if (agreement.adopted.confirmed.includes(party)) return { events: [] };
  if (!compared)
    return refuse(
      'comparison-missing',
      'It is not said that you have compared the terms with the signed original.',
      'Open the PDF, compare, and check the box.',
      'compared',
    );
  const term = termOfAdopted(agreement, now);
  if (term.ends !== undefined && term.ends <= dayOf(agreement.zone, now))
    return refuse(
      'ended-elsewhere',
      `By its own terms it ended on ${term.ends}: nothing is left to take over.`,
      'Tell the agency that organizes the MOU.',
    );
  const confirmed: AgreementEvent = { type: 'PartyConfirmedAdoption', data: answered(agreement, party), body: { by } };
  if (unconfirmed(agreement).some((other) => other !== party)) return { events: [confirmed] };
  const { version, sunset } = agreement;
  return {
    events: [
      confirmed,
      { type: 'AgreementExecuted', data: term },
      {
        type: 'SunsetSet',
        data: { version, ...sunsetOf(calendarOf(agreement), term, sunset.opensDaysBefore) },
      },
    ],
  };
}

export const LONGEST_REASON = 4_000;

/** One refusal ends it for all: the agency that organizes it corrects the terms and hands them in anew. */
export function refuseAdoption(
  whole: Agreement,
  { party, by, reason }: Answer & { reason: string },
): Decision<AgreementEvent> {
  const may = mayAnswer(whole);
  if (may.refused) return may;
  const { agreement } = may;
  if (agreement.adopted.confirmed.includes(party))
    return refuse(
      'adoption-confirmed',
      'Your agency has confirmed already that this is what it signed.',
      'Tell the agency that organizes the MOU: it can void this and hand in what is right.',
    );
  const said = textOf(reason, {
    field: 'reason',
    max: LONGEST_REASON,
    empty: ['reason-missing', 'There is no reason yet.', 'Say in a sentence what the signed original says otherwise.'],
  });
  if (said.refused) return { refused: said.refused };
  return {
    events: [{ type: 'PartyRefusedAdoption', data: answered(agreement, party), body: { by, reason: said.text } }],
  };
}
