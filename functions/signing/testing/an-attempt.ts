/** For tests: what someone or something tries on a round, and what the rules decide. */
import { DAY, type Decision, type Instant, plus } from '../../shared/kernel.ts';
import { decline, takeBack } from '../domain/decline.rules.ts';
import { reissueLink } from '../domain/link.rules.ts';
import type { RoundEvent } from '../domain/round.events.ts';
import {
  asked,
  askPrepared,
  closeVoided,
  handOver,
  lapse,
  openRound,
  type Preparation,
  remind,
  reportMail,
  type Standing,
  signed,
  stall,
  standing,
  warn,
} from '../domain/round.rules.ts';
import type { Round } from '../domain/round.state.ts';
import { giveSignature, requestCode } from '../domain/signature.rules.ts';
import { confirmOutside, offerOutside, refuseOutside } from '../outside/domain/outside.rules.ts';
import { anAnswer, anOffering, OFFICE } from '../outside/testing/an-offer.ts';
import { aCode, anOpening, aProof, aSigner, DOCUMENT, evidenceOf, OPENED, OTHER_DOCUMENT } from './a-round.ts';

/** One thing that someone or something tries at that moment. */
export interface Attempt {
  /** How long nothing happened before. */
  wait: number;
  act:
    | 'follow'
    | 'prepare'
    | 'sign'
    | 'decline'
    | 'take back'
    | 'offer'
    | 'answer outside'
    | 'code'
    | 'link'
    | 'report'
    | 'remind'
    | 'warn'
    | 'lapse'
    | 'ask'
    | 'stall'
    | 'hand over'
    | 'void';
  /** Which of the parties whose turn it is, or of all; past the last of all it is a stranger. */
  party: number;
  ofAsked: boolean;
  rightText: boolean;
  rightCode: boolean;
}

/** More reminders, and closer together, than a timetable would plan: the rules must hold against those too. */
const remindersFrom = (at: Instant): Instant[] =>
  Array.from({ length: 9 }, (_, index) => plus(at, (index + 1) * 2 * DAY));

export const openingOf = (groups: string[][]) => anOpening({ groups, remindAt: remindersFrom(OPENED).slice(0, 5) });

/** What the workflow does about a standing, as the steps of the state machine do it. */
export const follow = (
  round: Round | undefined,
  owed: Preparation,
  { stand }: Standing,
  at: Instant,
): Decision<RoundEvent> => {
  if (!round) return openRound(round, anOpening());
  switch (stand) {
    case 'group due':
      return askPrepared(round, owed, remindersFrom(at), at);
    case 'reminder due':
      return remind(round, owed, at);
    case 'warning due':
      return warn(round, owed, at);
    case 'period over':
      return lapse(round, at);
    default:
      return { events: [] };
  }
};

const ofReason = (right: boolean): string => (right ? 'No.' : ' ');

export function decide(
  round: Round,
  owed: Preparation,
  { act, rightText, rightCode, ...of }: Attempt,
  at: Instant,
): Decision<RoundEvent> {
  const turns = of.ofAsked ? asked(round) : [];
  const party = turns[of.party % turns.length] ?? Object.keys(round.signatories)[of.party] ?? 'stranger';
  const noOf = (whose: string) => ({
    party: whose,
    reason: ofReason(rightCode),
    signer: aSigner(whose),
    code: aProof(at, of.ofAsked ? {} : { given: '000000' }),
  });
  const documentHash = rightText ? DOCUMENT : OTHER_DOCUMENT;
  switch (act) {
    case 'follow':
      return follow(round, owed, standing(round, owed, at), at);
    // Another stream's matter: what it changes is who is owed for.
    case 'prepare':
      return { events: [] };
    case 'sign': {
      const code = { codes: [aCode('123456', at)], given: rightCode ? '123456' : '000000' };
      return giveSignature(round, evidenceOf(party, at, { documentHash, code }), at);
    }
    case 'decline':
      return decline(round, { ...noOf(party), documentHash }, at);
    case 'take back': {
      const ones = of.ofAsked ? signed(round) : [];
      const whose = ones[of.party % ones.length] ?? party;
      return takeBack(round, { ...noOf(whose), documentHash }, at);
    }
    case 'offer':
      return offerOutside(round, anOffering(party, { documentHash, kind: rightCode ? 'ink' : 'pen' }), at);
    case 'answer outside': {
      const offered = Object.keys(round.signatories).filter((one) => round.signatories[one]?.offer);
      const answering = anAnswer(offered[of.party % offered.length] ?? party);
      return of.party % 3 > 0
        ? confirmOutside(round, { ...answering, looked: rightText, office: OFFICE }, at)
        : refuseOutside(round, { ...answering, reason: 'The hash is missing.' }, at);
    }
    case 'code':
      return requestCode(
        round,
        { party, act: 'sign', ready: rightText, used: { codes: rightCode ? of.party % 5 : 5, tries: 0 } },
        at,
      );
    case 'link':
      return reissueLink(round, party, rightText ? 'convener' : 'holder of a link', rightCode, at);
    case 'report':
      return reportMail(round, {
        party,
        report: rightText ? 'delivered' : 'bounced',
        template: 'code',
        messageId: 'm',
      });
    case 'remind':
      return remind(round, owed, at);
    case 'warn':
      return warn(round, owed, at);
    case 'lapse':
      return lapse(round, at);
    case 'ask':
      return askPrepared(round, owed, remindersFrom(at), at);
    case 'hand over':
      return handOver(round);
    case 'stall':
      return stall(round, 'Lambda.Unknown');
    case 'void':
      return closeVoided(round);
  }
}
