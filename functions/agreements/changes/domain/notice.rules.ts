/** A party changes its own contacts and reporting offices by notice: one about the same thing at a time, while the other parties have 5 business days to object. */
import { addBusinessDays, endOfBusiness } from '../../../shared/calendar/business-days.ts';
import { lawVersion } from '../../../shared/calendar/law.ts';
import { type Decision, type Instant, type Refusal, say } from '../../../shared/kernel.ts';
import { sayInstant } from '../../../shared/time-words.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { calendarOf } from '../../domain/agreement.rules.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { inForce, lastsUntil, overdue, textAt } from '../../domain/in-force.rules.ts';
import { type ContactWords, MOST_CONTACTS } from '../../mou/domain/contact.schema.ts';
import { type About, type Changes, type OpenChange, reporterName } from './change.state.ts';
import { changesAt } from './changes-at.rules.ts';
import { type ContactToday, isRemoved, type ReporterToday } from './today.rules.ts';

export const OBJECTION_DAYS = 5;
/** Each that is open is recorded once more with the text that it lapses with, in one transaction. */
const MOST_OPEN = 20;
const MOST_OPEN_OF_A_PARTY = 5;
/** They stand with the tip of the agreement, which every act reads. */
const MOST_REPORTERS = 100;

/** What a liaison wants: a contact by its key, a new one without, or the office that reports a KPI. */
export type Wanted =
  | { kind: 'contact'; key?: string | undefined; to?: ContactWords | undefined }
  | { kind: 'reporter'; kpi: string; office: string };

export interface Noticing {
  party: string;
  by: { name: string; mailbox: string };
  wanted: Wanted;
  /** As the MOU has them today. */
  contacts: readonly ContactToday[];
  reporters: readonly ReporterToday[];
  /** Keys of the party's offices in the text in force. */
  offices: readonly string[];
}

/** The last moment of a notice that is given now. */
export const objectBy = (agreement: Agreement, now: Instant): Instant => {
  const calendar = calendarOf(agreement);
  return endOfBusiness(calendar, addBusinessDays(calendar, now, OBJECTION_DAYS));
};

/** Whether anything can change by notice now. A notice that could never hold is not given. */
export function mayNotice(whole: Agreement, party: string, now: Instant): Refusal | undefined {
  if (!inForce(whole, now))
    return say(
      'no-text-in-force',
      'No text of this MOU is in force today: a notice could change nothing.',
      'Wait for its first day, or look at its record for what ended it.',
    );
  const agreement = textAt(whole, now);
  const until = lastsUntil(agreement);
  const by = objectBy(agreement, now);
  if (until !== undefined && by >= until)
    return say(
      'notice-too-late',
      `The other parties could object until ${sayInstant(by, agreement.zone)}, and this text holds until ${sayInstant(until, agreement.zone)} only.`,
      'Have the text that follows it say what is right.',
    );
  const { open } = changesAt(whole, now);
  const own = open.filter((one) => one.party === party).length;
  return open.length >= MOST_OPEN || own >= MOST_OPEN_OF_A_PARTY
    ? say(
        'notices-open',
        `${open.length} notices are open under this MOU, ${own} of them of your agency: no more are taken.`,
        'Wait until the time of one of them is over, or put out an amendment that says it all.',
      )
    : undefined;
}

const ofSame = (wanted: Wanted, party: string, { about, party: by }: OpenChange): boolean =>
  by === party &&
  (about.kind === 'contact'
    ? wanted.kind === 'contact' && wanted.key === about.key
    : wanted.kind === 'reporter' && wanted.kpi === about.kpi);

/** The same about this, to which at most one notice is open at a time. */
export function mayNoticeOf(whole: Agreement, wanted: Wanted, party: string, now: Instant): Refusal | undefined {
  const not = mayNotice(whole, party, now);
  if (not) return not;
  const other = changesAt(whole, now).open.find((one) => ofSame(wanted, party, one));
  return (
    other &&
    say(
      'change-under-way',
      `Notice ${other.change} is about the same, and the other parties may object to it until ${sayInstant(other.objectBy, textAt(whole, now).zone)}.`,
      `Wait until then, or take notice ${other.change} back.`,
    )
  );
}

const sameWords = (one: ContactWords | undefined, other: ContactWords): boolean =>
  one?.title === other.title && one.for === other.for && one.address === other.address;

const UNCHANGED = say(
  'nothing-would-change',
  'Nothing would change.',
  'Write what shall be from then on, or leave it as it is.',
);

const adds = ({ about }: OpenChange): boolean => about.kind === 'contact' && about.does === 'add';

/** What may still be added counts as added: all of them may hold, and the next text takes no more contacts than an MOU has. */
function contactFinding(
  { party, contacts }: Noticing,
  { key, to }: Wanted & { kind: 'contact' },
  open: readonly OpenChange[],
): Refusal | undefined {
  const left = contacts.filter((one) => !isRemoved(one));
  if (key === undefined)
    return left.length + open.filter(adds).length < MOST_CONTACTS
      ? undefined
      : say(
          'contacts-full',
          `An MOU has at most ${MOST_CONTACTS} contacts, those of open notices among them.`,
          'Remove one that is needed no more.',
        );
  const own = left.find((one) => one.key === key && one.party === party);
  if (!own)
    return say(
      'contact-unknown',
      'Your agency has no such contact.',
      'Choose one from the list of contacts, or add it.',
    );
  return to && sameWords(own.today, to) ? UNCHANGED : undefined;
}

function reporterFinding(
  { party, reporters, offices }: Noticing,
  { kpi, office }: Wanted & { kind: 'reporter' },
  changed: Changes['reporters'],
): Refusal | undefined {
  const own = reporters.find((one) => one.kpi === kpi && one.party === party);
  if (!own)
    return say('reporter-unknown', 'Your agency does not report such a KPI.', 'Choose one from the list of KPIs.');
  if (!offices.includes(office))
    return say(
      'office-unknown',
      'There is no such office.',
      'Choose one of your agency’s offices in the text in force; another one takes an amendment.',
      'office',
    );
  if (own.today === office) return { ...UNCHANGED, field: 'office' };
  const more = !Object.hasOwn(changed, reporterName(kpi, party));
  return more && Object.keys(changed).length >= MOST_REPORTERS
    ? say(
        'reporters-changed',
        `${MOST_REPORTERS} reporting offices have changed since the text was signed.`,
        'Put out an amendment that says who reports.',
      )
    : undefined;
}

/** No contact has it, nor had one before. */
function newKey(change: number, contacts: readonly ContactToday[]): string {
  let key = `notice-${change}`;
  while (contacts.some((one) => one.key === key)) key = `${key}-a`;
  return key;
}

const aboutOf = (wanted: Wanted, change: number, contacts: readonly ContactToday[]): About => {
  if (wanted.kind === 'reporter') return wanted;
  const { key, to } = wanted;
  if (key === undefined) return { kind: 'contact', does: 'add', key: newKey(change, contacts) };
  return { kind: 'contact', does: to ? 'change' : 'remove', key };
};

/** What the clock has brought about since is recorded first: a notice is about the text that holds now. */
export function giveNotice(whole: Agreement, noticing: Noticing, now: Instant): Decision<AgreementEvent> {
  const { party, by, wanted, contacts } = noticing;
  const not = mayNoticeOf(whole, wanted, party, now);
  if (not) return { refused: not };
  const agreement = textAt(whole, now);
  const { open, reporters } = changesAt(whole, now);
  const wrong =
    wanted.kind === 'contact' ? contactFinding(noticing, wanted, open) : reporterFinding(noticing, wanted, reporters);
  if (wrong) return { refused: wrong };
  const change = (whole.noticed ?? 0) + 1;
  const { version } = agreement;
  const about = aboutOf(wanted, change, contacts);
  const to = wanted.kind === 'contact' ? wanted.to : undefined;
  return {
    events: [
      ...overdue(whole, now),
      {
        type: 'ChangeNoticed',
        data: { change, version, party, about, objectBy: objectBy(agreement, now), calendar: lawVersion },
        body: { by, ...(to && { to }) },
      },
    ],
  };
}
