/** Each event of a party's offices as one sentence; names and comments come from bodies, which may have been removed by law. */
import type { ChainedEvent, SaltedBody } from '../../shared/ledger/chain.ts';
import { REVIEWER_KINDS, type ReviewerKind } from '../domain/reviewer-kinds.ts';
import { REVIEWERS } from './words.parts.ts';

interface Of {
  data: Record<string, unknown>;
  body: Record<string, unknown>;
}

interface Said {
  what: string;
  /** Who acted, or what was written, word for word. */
  more?: string;
}

interface Held {
  name: string;
  mailbox?: string;
  capacity: string;
  instrument?: string;
}

const REMOVED = 'The names were removed by law.';
const held = ({ name, capacity, instrument }: Held): string =>
  `${name} (${[capacity, instrument].filter(Boolean).join(', ')})`;
/** One person under two addresses. */
const sameBut = ({ mailbox, ...before }: Held, { mailbox: other, ...after }: Held): boolean =>
  mailbox !== other && JSON.stringify(before) === JSON.stringify(after);
const by = ({ body }: Of): string =>
  `by ${(body.by as { name: string } | undefined)?.name ?? 'someone whose name was removed by law'}`;
const reason = ({ body }: Of): string => (body.reason === undefined ? '' : ` “${body.reason}”`);
const reviewer = (kind: unknown): string => REVIEWERS[kind as ReviewerKind] ?? String(kind);

/** Whom a mail went to within the party. */
const reader = ({ data }: Of): string => {
  if (data.to === 'liaison') return 'a liaison';
  return REVIEWER_KINDS.some((kind) => kind === data.to) ? reviewer(data.to) : 'the office that signs';
};

const reviewers = ({ data }: Of): string => {
  const named = (data.reviewers ?? []) as { kind: ReviewerKind; required: boolean }[];
  const words = named.map(({ kind, required }) => `${REVIEWERS[kind]} (${required ? 'required' : 'advisory'})`);
  return words.length === 0 ? 'Nobody was asked to clear the text' : `Asked to clear the text: ${words.join(', ')}`;
};

/** Who signs is all that a reader of the record looks for among the offices confirmed. */
const confirmed = (of: Of): string => {
  const offices = of.body.offices as Record<string, { title: string; holder: Held }> | undefined;
  if (!offices) return REMOVED;
  const signing = (of.data.signatories as { office: string }[]).flatMap(({ office }) => offices[office] ?? []);
  const signs = signing.map(({ title, holder }) => `${title}, who signs: ${held(holder)}`).join('; ');
  return `${by(of)}. ${signs}, under ${of.body.authority}. ${reviewers(of)}.`;
};

const standsIn = (of: Of, verb: string): string => {
  const { delegate, delegator } = of.body as { delegate?: Held; delegator?: Held };
  return delegate && delegator ? `${held(delegate)} ${verb} ${delegator.name}, ${by(of)}.${reason(of)}` : REMOVED;
};

/** Days as they are typed and shown beside a holder's term. */
const alternate = (of: Of): string => {
  const { alternate, holder } = of.body as { alternate?: Held; holder?: Held };
  if (!alternate) return REMOVED;
  const whom = holder ? ` for ${holder.name} from ${of.data.from} to ${of.data.to}` : '';
  return `${alternate.name}${whom}, ${by(of)}.${reason(of)}`;
};

/** What became of a mail, before whose it was. */
export const REPORTS: Record<string, string> = {
  delivered: 'was delivered to',
  bounced: 'came back from',
  suppressed: 'was held back from',
  complained: 'was marked as spam by',
  rejected: 'was not accepted for',
  undelivered: 'was not taken in the end by the email system of',
  delayed: 'is delayed on its way to',
  unknown: 'may not have reached',
};

const SENTENCES: Record<string, (of: Of) => Said> = {
  OfficesConfirmed: (of) => ({ what: 'The offices, mailboxes and authority were confirmed', more: confirmed(of) }),
  NoticeConfirmed: (of) => ({ what: 'The mailbox was confirmed: the word of the test email came back', more: by(of) }),
  HolderReplaced: (of) => {
    const { before, after } = of.body as { before?: Held; after?: Held };
    if (before && after && sameBut(before, after))
      return {
        what: of.data.signs
          ? 'The email address of the office that signs was corrected; earlier links ended'
          : 'The email address of an office was corrected',
        more: `${held(after)}, ${by(of)}.${reason(of)}`,
      };
    return {
      what: of.data.signs
        ? 'The office that signs has a new holder; earlier links ended'
        : 'An office has a new holder',
      more: before && after ? `${held(after)} follows ${before.name}, ${by(of)}.${reason(of)}` : REMOVED,
    };
  },
  DelegateNamed: (of) => ({ what: 'A delegate signs; earlier links ended', more: standsIn(of, 'stands in for') }),
  DelegationEnded: (of) => ({
    what: 'The delegation ended; earlier links ended',
    more: standsIn(of, 'no longer stands in for'),
  }),
  AlternateNamed: (of) => ({ what: 'An alternate stands in for an office in disputes', more: alternate(of) }),
  AlternateEnded: (of) => ({ what: 'An alternate no longer stands in', more: alternate(of) }),
  ReviewersNamed: (of) => ({ what: 'Who clears the text was changed', more: `${reviewers(of)}; ${by(of)}` }),
  ReviewAnswered: (of) => ({
    what: `${reviewer(of.data.kind)} ${of.data.answer === 'cleared' ? 'cleared the text' : 'returned the text with comments'}`,
    more: of.body.comments ? `${by(of)}: “${of.body.comments}”` : by(of),
  }),
  PartyPrepared: () => ({ what: 'Everything was prepared for this text' }),
  MailAskedAgain: (of) => ({ what: `An email was sent again to ${reader(of)}` }),
  BodyRemoved: ({ data }) => ({ what: `The words of event ${data.seq} of this record were removed by law` }),
  PartyMailReported: (of) => ({ what: `An email ${REPORTS[String(of.data.report)] ?? of.data.report} ${reader(of)}` }),
};

export const sayPartyEvent = (event: ChainedEvent, kept: SaltedBody | undefined): Said =>
  SENTENCES[event.type]?.({
    data: event.data as Record<string, unknown>,
    body: (kept?.body ?? {}) as Record<string, unknown>,
  }) ?? { what: event.type };
