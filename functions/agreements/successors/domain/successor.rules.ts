/** What may follow a text in force: one version at a time, by any of its parties, under the same number, and never longer than was signed. */
import { dayOf, hourOf } from '../../../shared/days.ts';
import { type Instant, type PlainDay, type Refusal, say } from '../../../shared/kernel.ts';
import { sayInstant } from '../../../shared/time-words.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { speaksFor } from '../../domain/agreement.rules.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { hasEnded, overdue, textAt } from '../../domain/in-force.rules.ts';
import { beginsBeforeItIsSigned } from '../../domain/sunset.rules.ts';
import type { Kpi } from '../../mou/domain/kpi.schema.ts';
import { type Renewable, renewalFindings } from './renewal.rules.ts';
import { kpiKeyFindings } from './successor-kpis.rules.ts';

type Successor = Extract<AgreementEvent, { type: 'SuccessorPublished' }>;

/** A party as the register has it, as far as a version may not turn it into another one. */
export interface KnownParty {
  party: string;
  agency?: string;
  /** Titles by the office's key. */
  offices: Readonly<Record<string, string>>;
}

export interface Succeeding {
  organization: string;
  /** Mail domains of the party that the file names as convener. */
  convenerDomains: readonly string[];
  published: Omit<Successor, 'type'>;
  /** Parties of the text in force and of the one that shall follow it. */
  before: readonly KnownParty[];
  after: readonly KnownParty[];
  /** KPIs of both texts. */
  kpis: { before: readonly Kpi[]; after: readonly Kpi[] };
  /** Whether both texts say the same of the sunset, except of renewals. */
  sameSunset: boolean;
  /** Whether a word has changed. */
  sameText: boolean;
  /** The first day on which a renewal may go out, if there is an end to renew. */
  renewableFrom?: PlainDay | undefined;
  /** What the text in force says of its renewals. */
  renewable: Renewable;
  /** Whether both texts say the same of renewals. */
  sameRenewable: boolean;
  /** Whether they differ in nothing but the days of the term and of its review, and in what they say of renewals. */
  sameTerms: boolean;
  /** Parties that it leaves out and that need not sign it. */
  without?: readonly string[];
  /** Open disputes in which a party that is left out is a side, by their numbers. */
  disputesOf: Readonly<Record<string, readonly number[]>>;
  /** Parties that are left out because they have given notice, with their last moment. */
  withdrawing: readonly { party: string; until: Instant }[];
}

/** Whether anything can follow now, whatever its text. */
export function maySucceed(agreement: Agreement, now: Instant): Refusal | undefined {
  const { status, next } = agreement;
  if (status !== 'executed')
    return say(
      'not-executed',
      `This agreement is ${status}: there is no text in force that another could follow.`,
      status === 'voided'
        ? 'Send the text as an agreement of its own.'
        : status === 'being confirmed'
          ? 'Wait until every party has confirmed it.'
          : 'Send a new version of it with `mou revise`.',
    );
  if (hasEnded(agreement, now))
    return say(
      'agreement-has-ended',
      'The MOU has ended: nothing can follow it any more.',
      'Send the text as an agreement of its own.',
    );
  const pending = next && textAt(agreement, now).version === agreement.version ? next : undefined;
  if (pending?.status === 'out for signature' || pending?.status === 'executed')
    return say(
      'successor-under-way',
      `Version ${pending.version}, put out by ${pending.organization}, is ${pending.status === 'executed' ? 'signed and takes effect later' : pending.status}.`,
      pending.status === 'executed'
        ? 'Wait until it has taken effect, then send yours.'
        : 'Wait until it is signed or ends; its organizer can change it with `mou revise`, or void it.',
    );
  return undefined;
}

const changedMeaning = ({ before, after }: Succeeding): Refusal[] =>
  after.flatMap(({ party, agency, offices }, index) => {
    const known = before.find((one) => one.party === party);
    if (!known) return [];
    const remedy = 'Give what is new a key of its own: what was said and decided under the old key stays with it.';
    return [
      ...(known.agency === agency
        ? []
        : [
            say(
              'party-key-changed',
              `The party \`${party}\` is another agency in the text in force.`,
              remedy,
              `parties.${index}.key`,
            ),
          ]),
      ...Object.entries(offices).flatMap(([office, title], at) => {
        const old = Object.hasOwn(known.offices, office) ? known.offices[office] : undefined;
        return old === undefined || old === title
          ? []
          : [
              say(
                'office-key-changed',
                `The office \`${office}\` is “${old}” in the text in force.`,
                remedy,
                `parties.${index}.offices.${at}.key`,
              ),
            ];
      }),
    ];
  });

const leftOut = ({ published, without = [], disputesOf }: Succeeding): Refusal[] =>
  [...(published.data.leaving ?? []), ...without].flatMap((party) => {
    const [first] = disputesOf[party] ?? [];
    return first === undefined
      ? []
      : [
          say(
            'party-in-dispute',
            `The party \`${party}\` is left out, and it is a side of dispute ${first}, which is open.`,
            'Wait until it is decided or withdrawn, or keep the party.',
            'parties',
          ),
        ];
  });

/** An amendment takes effect on a day that is known beforehand, so that nobody is out before its last day; a renewal waits for the end anyway. */
const beforeItsLastDay = ({ published, withdrawing }: Succeeding): Refusal[] => {
  const { kind, effectiveOn, zone } = published.data;
  const [late] = withdrawing.toSorted((one, other) => (one.until < other.until ? 1 : -1));
  if (kind === 'renewal' || !late || (effectiveOn !== null && hourOf(zone, effectiveOn, 0) >= late.until)) return [];
  return [
    say(
      'before-last-day',
      `The party \`${late.party}\` is left out because it withdraws, and it stays a party until ${sayInstant(late.until, zone)}.`,
      'Write a later day in `effective`, or keep the party: it leaves by its notice all the same.',
      'effective',
    ),
  ];
};

const termFindings = (
  agreement: Agreement,
  { published, sameSunset, sameText, ...renewing }: Succeeding,
  now: Instant,
): Refusal[] => {
  const { kind, effectiveOn, zone, sunset } = published.data;
  const today = dayOf(zone, now);
  const ends = agreement.term?.ends;
  if (kind === 'renewal') return renewalFindings(agreement, { ...renewing, sunset, today });
  return [
    ...(sameText
      ? [
          say(
            'same-as-in-force',
            'Nothing has changed: this is the text in force.',
            'Send a file whose text differs, or renew it.',
          ),
        ]
      : []),
    ...(sameSunset
      ? []
      : [
          say(
            'sunset-changed',
            'An amendment keeps the sunset of the text that it amends.',
            'Leave `sunset` as it is, but for `renewal`; only a renewal begins a new term.',
            'sunset',
          ),
        ]),
    ...beginsBeforeItIsSigned(effectiveOn, today),
    ...(effectiveOn !== null && ends !== undefined && effectiveOn >= ends
      ? [
          say(
            'effective-after-end',
            `The MOU ends on ${ends}: an amendment cannot take effect then.`,
            'Write an earlier day, or renew it.',
            'effective.day',
          ),
        ]
      : []),
  ];
};

/** The events, or everything that stands against it. */
export function succeed(
  agreement: Agreement,
  by: Succeeding,
  now: Instant,
): { events: AgreementEvent[] } | { findings: Refusal[] } {
  const not = maySucceed(agreement, now);
  const findings = not ? [not] : successorFindings(textAt(agreement, now), by, now);
  if (findings.length > 0) return { findings };
  return { events: [...overdue(agreement, now), { type: 'SuccessorPublished', ...by.published }] };
}

/** What stands against a text that shall follow the one that holds. */
export function successorFindings(holds: Agreement, by: Succeeding, now: Instant): Refusal[] {
  const { number } = by.published.data;
  const renumbered = say(
    'number-changed',
    `A new version of ${holds.number} cannot have the number ${number}.`,
    'Keep the number, or send the file as an agreement of its own.',
    'number',
  );
  const foreign = speaksFor(by.organization, by.convenerDomains);
  return [
    ...(number === holds.number ? [] : [renumbered]),
    ...(foreign ? [foreign] : []),
    ...changedMeaning(by),
    ...kpiKeyFindings(by.kpis.before, by.kpis.after),
    ...leftOut(by),
    ...beforeItsLastDay(by),
    ...termFindings(holds, by, now),
  ];
}
