/** The mails after a decision: that it binds, and that a veto stops it or lapsed. */

import { sayMoment } from '../../shared/mail-days.ts';
import type { DataOf } from '../domain/dispute.events.ts';
import { reasonDue, vetoEnds } from '../domain/ladder.rules.ts';
import { mayVeto } from '../domain/veto.rules.ts';
import { type DisputeLetter, dataOf, sayDispute, sayParty, type Template } from './letter.ts';

const HOW: Record<DataOf<'DisputeDecided'>['how'], string> = {
  agreement: 'Every side accepted the same proposal, and it binds.',
  official: 'The official of the level has decided, and it binds.',
  referee: 'The ruling of the referee was confirmed, and it binds.',
};

const clockOf = ({ now, pauses }: DisputeLetter) => ({ now, pauses });

const decided: Template = (letter) => {
  const { dispute, party, pauses } = letter;
  const ends = vetoEnds(dispute, pauses);
  const vetoes = ends !== undefined && mayVeto(dispute, party, clockOf(letter));
  return {
    title: `${sayDispute(letter)} is decided`,
    of: sayDispute(letter),
    news: [
      HOW[dataOf(letter, 'DisputeDecided').how],
      // Whoever reads the decision reads the dissent beside it, word for word: neither is told without the other.
      dispute.dissent.length > 0
        ? 'Read it on its page, with the dissent beside it word for word.'
        : 'Read it on its page.',
    ],
    ...(vetoes && {
      owes: {
        ask: 'Your agency may veto it where it touches your own field, with a written reason. Without a veto it stays binding.',
        verb: 'Decide on a veto',
        label: 'Veto by',
        until: ends,
      },
    }),
  };
};

const vetoed: Template = (letter) => {
  const { party } = dataOf(letter, 'DecisionVetoed');
  const due = reasonDue(letter.dispute, letter.pauses);
  const owes = due !== undefined && party === letter.party;
  return {
    title: `the decision of ${sayDispute(letter)} was vetoed`,
    of: `veto in ${sayDispute(letter)}`,
    news: [
      `${sayParty(letter, party)} has vetoed the decision. It does not bind before the veto is settled.`,
      ...(due === undefined || owes
        ? []
        : [`A written reason is due by ${sayMoment(due, letter.agreement.zone)}. Without one the veto lapses.`]),
    ],
    ...(owes && {
      owes: {
        ask: 'Please give the written reason on the page of the dispute, unless it is there already. Without it the veto lapses, and the decision binds again.',
        verb: 'Give the reason',
        label: 'Reason due by',
        until: due,
      },
    }),
  };
};

const reasoned: Template = (letter) => ({
  title: `the veto in ${sayDispute(letter)} has its reason`,
  of: `veto in ${sayDispute(letter)}`,
  news: [
    `${sayParty(letter, dataOf(letter, 'VetoReasoned').party)} has given the reason for its veto, so the decision falls. The level has new time.`,
  ],
  verb: letter.dispute.veto?.answerOwed ? 'Answer' : 'Propose',
  ask: letter.dispute.veto?.answerOwed
    ? 'Please answer the reason first. Whoever gave it is owed that. Then propose another solution.'
    : 'The reason is answered. Please propose another solution, or accept the proposal that is there.',
});

const lapsed: Template = (letter) => ({
  title: `the veto in ${sayDispute(letter)} has lapsed`,
  news: ['No reason came in time. The veto has lapsed, which stays on the record, and the decision binds again.'],
});

const vetoAnswered: Template = (letter) => ({
  title: `the reason of your veto in ${sayDispute(letter)} is answered`,
  news: [`${sayParty(letter, dataOf(letter, 'VetoAnswered').party)} has answered the reason that your agency gave.`],
});

export const AFTER_DECISION: Readonly<Record<string, Template>> = {
  'dispute-decided': decided,
  'decision-vetoed': vetoed,
  'veto-reasoned': reasoned,
  'veto-lapsed': lapsed,
  'veto-answered': vetoAnswered,
};
