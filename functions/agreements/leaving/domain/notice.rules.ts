/** A party withdraws by the notice that the text in force allows, given by an office that signs for it, and may take it back until its last day is over. */
import { lawVersion } from '../../../shared/calendar/law.ts';
import { type Decision, type Instant, type Refusal, say } from '../../../shared/kernel.ts';
import { textOf } from '../../../shared/text.ts';
import { sayInstant } from '../../../shared/time-words.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { type Agreement, sentLast } from '../../domain/agreement.state.ts';
import { inForce, nextAt, overdue, stoodAt, textAt } from '../../domain/in-force.rules.ts';
import type { SignedMou } from '../../domain/signed-mou.ts';
import { endsAt, staysUntil } from './departures.rules.ts';
import { NOBODY_LEAVES, type Withdrawal } from './leaving.state.ts';

export const LONGEST_REASON = 4_000;

export interface By {
  name: string;
  mailbox: string;
  office: string;
  title: string;
}

/** The notice of that party that stands at that moment; none once its last day is over, recorded or not. */
export const openOf = (whole: Agreement, party: string, now: Instant): Withdrawal | undefined =>
  inForce(whole, now) ? stoodAt(whole, now).leaving?.open.find((one) => one.party === party) : undefined;

/** Whether the party can give notice now, under the text in force. */
export function mayWithdraw(
  whole: Agreement,
  { terminationNotice }: Pick<SignedMou, 'terminationNotice'>,
  party: string,
  now: Instant,
): Refusal | undefined {
  if (!inForce(whole, now))
    return say(
      'nothing-to-withdraw-from',
      'No text of this MOU is in force today: there is nothing to withdraw from.',
      'Wait for its first day, or look at its record for what ended it.',
    );
  if (!textAt(whole, now).parties.includes(party))
    return say(
      'party-has-left',
      'Your agency is no party of this MOU any more.',
      'See on its page what your agency still owes.',
    );
  if (!terminationNotice)
    return say(
      'no-termination-notice',
      'The parties have not agreed in this MOU on how one of them withdraws: its text leaves that open.',
      'Agree on an amendment that leaves your agency out, or that adds `terminationNotice`; or choose to end the MOU in its sunset review.',
    );
  const open = openOf(whole, party, now);
  return open
    ? say(
        'withdrawal-under-way',
        `Your agency has given notice already: it is a party until ${sayInstant(staysUntil(whole, open), textAt(whole, now).zone)} at the latest.`,
        'Nothing is left to do, or take the notice back.',
      )
    : undefined;
}

/** The notice as it would be recorded now, to all other parties. */
function noticing(whole: Agreement, days: number, party: string, now: Instant) {
  const { version, parties, zone, calendar: jurisdiction, leaving = NOBODY_LEAVES } = textAt(whole, now);
  return {
    ...{ withdrawal: leaving.noticed + 1, version, party, days, noticedAt: now },
    to: parties.filter((one) => one !== party),
    ...{ zone, jurisdiction, calendar: lawVersion },
  };
}

/** What a notice would bring, so that it can be said before it is given: the latest last day, and whether the MOU ends on it. */
export function wouldLeave(whole: Agreement, days: number, party: string, now: Instant) {
  const { to, version: _, calendar: __, ...data } = noticing(whole, days, party, now);
  const one: Withdrawal = { ...data, to: Object.fromEntries(to.map((other) => [other, null])) };
  const { noticed, open, left } = whole.leaving ?? NOBODY_LEAVES;
  const after = { ...whole, leaving: { noticed, open: [...open, one], left } };
  const until = staysUntil(after, one);
  return { until, ends: endsAt(after, until) };
}

/** What the clock has brought about since is recorded first: a notice is about the text that holds now. */
export function giveNotice(
  whole: Agreement,
  { text, party, by, reason, sure }: { text: SignedMou; party: string; by: By; reason: string; sure: boolean },
  now: Instant,
): Decision<AgreementEvent> {
  const not = mayWithdraw(whole, text, party, now);
  if (not || !text.terminationNotice) return { refused: not as Refusal };
  const said = textOf(reason, {
    field: 'reason',
    max: LONGEST_REASON,
    empty: ['reason-missing', 'There is no reason yet.', 'Say in a sentence why your agency withdraws.'],
  });
  if (said.refused) return { refused: said.refused };
  if (!sure)
    return {
      refused: say(
        'not-confirmed',
        'The box is not checked.',
        'Check it if your agency withdraws, and give the notice once more.',
        'sure',
      ),
    };
  const data = noticing(whole, text.terminationNotice.days, party, now);
  return {
    events: [...overdue(whole, now), { type: 'WithdrawalNoticed', data, body: { by, reason: said.text } }],
  };
}

/** A text that goes on without a party that has given notice, which the party does not sign. */
const goesOnWithout = ({ parties, follows }: Agreement, party: string): boolean =>
  !parties.includes(party) && !follows?.leaving?.includes(party);

/** Others may rely on a notice: what they have put out without the party has to be settled first. */
export function mayRetract(whole: Agreement, party: string, now: Instant): Refusal | undefined {
  const agreement = textAt(whole, now);
  if (!openOf(whole, party, now))
    return agreement.parties.includes(party)
      ? say('no-withdrawal', 'Your agency has not given notice.', 'There is nothing to take back.')
      : say(
          'withdrawal-over',
          'The last day is over: your agency has left this MOU.',
          'It can join again by an amendment that all parties sign.',
        );
  const next = nextAt(whole, now);
  const relies = next && (next.status === 'out for signature' || next.status === 'executed');
  if (!relies || !goesOnWithout(sentLast(whole), party)) return undefined;
  return next.status === 'executed'
    ? say(
        'signed-without-party',
        `All others have signed version ${next.version}, which goes on without your agency because of its notice.`,
        'Your agency can join again by an amendment that all parties sign.',
      )
    : say(
        'out-without-party',
        `Version ${next.version} is out for signature, and goes on without your agency because of its notice.`,
        `Ask ${next.organization}, which put it out, to void it or to name your agency in it; then take the notice back.`,
      );
}

export function retract(
  whole: Agreement,
  { party, by }: { party: string; by: By },
  now: Instant,
): Decision<AgreementEvent> {
  const not = mayRetract(whole, party, now);
  const open = openOf(whole, party, now);
  if (not || !open) return { refused: not as Refusal };
  return {
    events: [
      ...overdue(whole, now),
      {
        type: 'WithdrawalRetracted',
        data: { withdrawal: open.withdrawal, lastAt: staysUntil(whole, open) },
        body: { by },
      },
    ],
  };
}

/** A delivery counts once for each party, and only while the notice stands; a bounce is none. */
export function delivered(
  whole: Agreement,
  { withdrawal, party }: { withdrawal: number; party: string },
  report: string,
  now: Instant,
): AgreementEvent[] {
  const { leaving, endedAt } = stoodAt(whole, now);
  const one = leaving?.open.find((open) => open.withdrawal === withdrawal);
  return report === 'delivered' && one?.to[party] === null && endedAt === undefined
    ? [{ type: 'WithdrawalDelivered', data: { withdrawal, party, deliveredAt: now } }]
    : [];
}
