/** Each event of a party's offices as one sentence for its own people; names come from bodies, which may have been removed by law. */
import type { ChainedEvent, SaltedBody } from '../shared/chain.ts';
import type { ReviewerKind } from './party.events.ts';
import { REVIEWERS } from './words.ts';

interface Of {
  data: Record<string, unknown>;
  body: Record<string, unknown>;
}

const name = (value: unknown): string =>
  (value as { name?: string } | undefined)?.name ?? 'someone whose name was removed by law';
const reviewer = ({ data }: Of, field = 'kind'): string =>
  REVIEWERS[data[field] as ReviewerKind] ?? String(data[field]);
const by = ({ body }: Of): string => `by ${name(body.by)}`;
const reason = ({ body }: Of): string =>
  body.reason === undefined ? 'The reason was removed by law.' : `“${body.reason}”`;

const REPORTS: Record<string, string> = {
  delivered: 'was delivered to',
  bounced: 'came back from',
  suppressed: 'was held back from',
  complained: 'was marked as spam by',
  rejected: 'was not accepted for',
};

const SENTENCES: Record<string, (of: Of) => { what: string; more?: string }> = {
  OfficesConfirmed: (of) => ({ what: 'The offices, mailboxes and authority were confirmed', more: by(of) }),
  NoticeConfirmed: (of) => ({ what: 'The word of the test mail came back', more: by(of) }),
  HolderReplaced: (of) => ({
    what: `${name(of.body.before)} was replaced by ${name(of.body.after)} ${by(of)}`,
    more: reason(of),
  }),
  DelegateNamed: (of) => ({
    what: `${name(of.body.delegate)} signs for ${name(of.body.delegator)}, named ${by(of)}`,
    more: reason(of),
  }),
  DelegationEnded: (of) => ({
    what: `The delegation to ${name(of.body.delegate)} was ended ${by(of)}`,
    more: reason(of),
  }),
  ReviewersNamed: (of) => ({ what: 'Who clears the text was changed', more: by(of) }),
  ReviewAnswered: (of) => ({
    what: `${reviewer(of)} ${of.data.answer === 'cleared' ? 'cleared the text' : 'returned the text with comments'}`,
  }),
  PartyPrepared: () => ({ what: 'Everything was prepared for this text' }),
  MailAskedAgain: ({ data }) => ({
    what: `A mail was sent again to ${data.to === 'signatory' ? 'the office that signs' : REVIEWERS[data.to as ReviewerKind]}`,
  }),
  PartyMailReported: ({ data }) => ({
    what: `A mail ${REPORTS[String(data.report)] ?? data.report} ${data.to === 'liaison' ? 'a liaison' : REVIEWERS[data.to as ReviewerKind]}`,
  }),
};

export const sayPartyEvent = (event: ChainedEvent, kept: SaltedBody | undefined): { what: string; more?: string } =>
  SENTENCES[event.type]?.({
    data: event.data as Record<string, unknown>,
    body: (kept?.body ?? {}) as Record<string, unknown>,
  }) ?? { what: event.type };
