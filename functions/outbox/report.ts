/** What a delivery report records, by the kind of the mail's reader; and why a report of some kinds is of no record. */
import { agreementStream } from '../agreements/agreement.stream.ts';
import { partyOf } from '../agreements/domain/seats.rules.ts';
import { delivered } from '../agreements/leaving/domain/notice.rules.ts';
import { disputeStream } from '../disputes/dispute.stream.ts';
import type { PartyReport } from '../offices/domain/party.events.ts';
import { holderAt } from '../offices/domain/party.state.ts';
import { partyTip, partyTipKey } from '../offices/party.reads.ts';
import { partyStream } from '../offices/party.stream.ts';
import { aroundReview } from '../reviews/around-review.reads.ts';
import { reported } from '../reviews/domain/reached.rules.ts';
import { reviewStream } from '../reviews/review.stream.ts';
import { carryOut } from '../shared/carry-out.ts';
import { agreementIdOf, agreementOfReview } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { type Change, commandKey, type EventDraft, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Found, type Key } from '../shared/ledger/table.ts';
import type { MailTags } from '../shared/mail-tags.ts';
import { reportMail } from '../signing/domain/round.rules.ts';
import { roundStream } from '../signing/round.stream.ts';

export type Report = Pick<PartyReport, 'report' | 'why' | 'template' | 'messageId'>;

interface Entry {
  keys: readonly Key[];
  /** No change where there is no such record: of what is not there, nothing is recorded. */
  changes: (found: Found, now: Instant) => Change<unknown, EventDraft>[];
}

type Tags<Kind extends MailTags['kind']> = Extract<MailTags, { kind: Kind }>;

const partyKeyOf = ({ round, party }: { round: string; party: string }): Key =>
  partyTipKey(agreementIdOf(round), party);

/** Not on the record of a party that has none yet: nobody has vouched for it. */
function ofParty(found: Found, { round, party, to }: Tags<'liaison' | 'reviewer'>, report: Report) {
  const id = agreementIdOf(round);
  const tip = partyTip(found, id, party);
  return tip.state
    ? [partyStream.change(tip, [{ type: 'PartyMailReported', data: { to, ...report } }], { id, round })]
    : [];
}

function ofRound(found: Found, round: string, report: Parameters<typeof reportMail>[1]) {
  const tip = roundStream.tip(found, round);
  return tip.state ? [roundStream.change(tip, reportMail(tip.state, report).events ?? [])] : [];
}

const TABLE: { [Kind in MailTags['kind']]: ((tags: Tags<Kind>, report: Report) => Entry) | undefined } = {
  /** The round says whether who signs can be reached; a report of an earlier holder's mailbox says nothing of today's. */
  signatory: ({ round, party, holder }, report) => ({
    keys: [tipKey(round), partyKeyOf({ round, party: partyOf(party) })],
    changes: (found) => {
      const { state } = partyTip(found, agreementIdOf(round), partyOf(party));
      const today = holderAt(state, party)?.epoch ?? 0;
      return ofRound(found, round, { party, ...report, ...(Number(holder) !== today && { former: true }) });
    },
  }),
  /** The party says it; the round, of a liaison who has not vouched for anything yet. */
  liaison: (tags, report) => ({
    keys: [tipKey(tags.round), partyKeyOf(tags)],
    changes: (found) => {
      const changes = ofParty(found, tags, report);
      const { round, party } = tags;
      return changes.length > 0 ? changes : ofRound(found, round, { party, to: 'liaison', ...report });
    },
  }),
  reviewer: (tags, report) => ({ keys: [partyKeyOf(tags)], changes: (found) => ofParty(found, tags, report) }),
  /** An office that refuses mail has nobody who could act: the workflow of the level looks again. */
  office: ({ dispute, party, to, as }, report) => ({
    keys: [tipKey(dispute)],
    changes: (found) => {
      const tip = disputeStream.tip(found, dispute);
      const data = { party, office: to, ...report, ...(as === 'alternate' && { alternate: true as const }) };
      return tip.state ? [disputeStream.change(tip, [{ type: 'DisputeMailReported', data }])] : [];
    },
  }),
  /** A party of whose people nobody is reached has others of it told. */
  reviewed: ({ review, party, to }, report) => ({
    keys: [tipKey(review), tipKey(agreementOfReview(review))],
    changes: (found, now) => {
      const tip = reviewStream.tip(found, review);
      const whole = agreementStream.tip(found, agreementOfReview(review)).state;
      return tip.state && whole
        ? [reviewStream.change(tip, reported(tip.state, { party, to, ...report }), aroundReview(whole, review, now))]
        : [];
    },
  }),
  /** The days of a notice run once it has reached every other party. */
  withdrawal: ({ agreement, withdrawal, party }, { report }) => ({
    keys: [tipKey(agreement)],
    changes: (found, now) => {
      const tip = agreementStream.tip(found, agreement);
      const notice = { withdrawal: Number(withdrawal), party };
      return tip.state ? [agreementStream.change(tip, delivered(tip.state, notice, report, now))] : [];
    },
  }),
  /** It is for them to know, and nothing waits for them. */
  informed: undefined,
  /** Whoever asked to sign in did so under no agreement. */
  person: undefined,
};

/** Undefined when it is of no record. Pure. */
export const entryFor = (tags: MailTags, report: Report): Entry | undefined =>
  (TABLE[tags.kind] as ((tags: MailTags, report: Report) => Entry) | undefined)?.(tags, report);

const idOf = (messageId: string, report: Report['report']): string => `mail:${messageId}:${report}`;

/** A report that comes twice is recorded once. False when it is of no record. */
export async function recordReport(tags: MailTags, report: Report, now: Instant): Promise<boolean> {
  const entry = entryFor(tags, report);
  if (!entry) return false;
  const arrived = commandKey(idOf(report.messageId, 'delivered'));
  await carryOut({
    command: { id: idOf(report.messageId, report.report), fingerprint: report.report },
    at: now,
    load: async (command) => ({ found: await batchGet([...entry.keys, arrived, command]), actor: 'mail' }),
    decide: ({ found }) => ({
      // Reports come in any order: what has arrived is delayed no more.
      changes: report.report === 'delayed' && found.get(arrived) ? [] : entry.changes(found, now),
      result: undefined,
    }),
  });
  return true;
}
