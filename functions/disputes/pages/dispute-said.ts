/** Each event of a dispute as one sentence, with offices by their titles and times in words; what was written stands below it, word for word. */
import { sayInstant } from '../../shared/time-words.ts';
import type { DataOf } from '../domain/dispute.events.ts';
import type { Dispute } from '../domain/dispute.schema.ts';
import { levelName, officeOn } from '../domain/ladder.rules.ts';
import type { Speaker } from '../domain/speaker.schema.ts';
import { proposalName } from './act/act-words.ts';
import type { Entry } from './dispute-entry.ts';
import { listed, type Names, saySpeaker } from './dispute-words.ts';

export interface Said {
  what: string;
  /** Who acted. */
  by?: string | undefined;
  /** What was written. */
  words?: string | undefined;
}

export interface Telling {
  dispute: Dispute;
  names: Names;
}

const CAUSES: Record<DataOf<'LevelClimbed'>['why'], string> = {
  deadline: 'its time was over',
  'all asked': 'every side asked for it',
  'handed up': 'one side moved it up',
  unreachable: 'email to an office of the level came back',
};

const REPORTS: Record<DataOf<'DisputeMailReported'>['report'], string> = {
  delivered: 'was delivered to',
  bounced: 'came back from',
  suppressed: 'was held back from',
  complained: 'was marked as spam by',
  rejected: 'was not accepted for',
  undelivered: 'was not taken in the end by the email system of',
  delayed: 'is delayed on its way to',
  unknown: 'may not have reached',
};

const MAILS: Record<string, string> = {
  'dispute-raised': 'The email about the claim',
  'dispute-answered': 'The email about the answer',
  'dispute-joined': 'The email about a party that came in',
  'dispute-withdrawn': 'The email about the withdrawal',
  'text-proposed': 'The email about a proposal',
  'text-accepted': 'The email about an accepted proposal',
  'dispute-decided': 'The email about the decision',
  'climb-asked': 'The email that the next level is asked for',
  'dispute-climbed': 'The email about the next level',
  'dispute-impasse': 'The email about the impasse',
  'dispute-reminder': 'A reminder',
  'decision-vetoed': 'The email about a veto',
  'veto-reasoned': 'The email about the reason of a veto',
  'veto-lapsed': 'The email that a veto lapsed',
  'veto-answered': 'The email about the answer to a veto',
};

const DECIDED: Record<DataOf<'DisputeDecided'>['how'], string> = {
  agreement: 'all sides accepted it',
  official: 'the one official of the level wrote it',
  referee: 'the sides confirmed it as the referee’s ruling',
};

const as = (what: string, body: { by: Speaker } | undefined, words?: string): Said => ({
  what,
  by: body ? saySpeaker(body.by) : 'The words were removed by law.',
  ...(words !== undefined && words !== '' && { words }),
});

/** At whose office a level begins. */
const offices = (dispute: Dispute, level: number, { office }: Names): string =>
  listed(Object.keys(dispute.sides).map((party) => office(`${party}/${officeOn(dispute, party, level)}`)));

export function sayEntry(entry: Entry, { dispute, names }: Telling): Said {
  const { zone, ladder } = dispute;
  const { party, office } = names;
  switch (entry.type) {
    case 'DisputeRaised':
      return as(`${party(entry.data.by)} raised it against ${party(entry.data.against)}.`, entry.body);
    case 'DisputeAnswered':
      return as(`${party(entry.data.party)} answered.`, entry.body);
    case 'PartyJoined':
      return as(`${party(entry.data.party)} came in with a position of its own.`, entry.body);
    case 'EvidenceKept':
      return as(`${party(entry.data.party)} added evidence.`, entry.body, entry.body?.says);
    case 'DisputeWithdrawn':
      return as(`${party(dispute.by)} withdrew it.`, entry.body, entry.body?.reason);
    case 'TextProposed':
      return as(`${party(entry.data.party)} wrote ${proposalName(entry.data.version, entry.data.as)}.`, entry.body);
    case 'TextAccepted':
      return as(`${party(entry.data.party)} accepted proposal ${entry.data.version}.`, entry.body);
    case 'DisputeDecided':
      return { what: `Proposal ${entry.data.version} is the decision: ${DECIDED[entry.data.how]}.` };
    case 'DissentRecorded':
      return as(`${party(entry.data.party)} dissents.`, entry.body, entry.body?.words);
    case 'DecisionVetoed':
      return as(
        `${party(entry.data.party)} vetoed the decision. Its reason is due on ${sayInstant(entry.data.reasonDue, zone)}.`,
        entry.body,
      );
    case 'VetoReasoned':
      return as(`${party(entry.data.party)} gave the reason of its veto.`, entry.body, entry.body?.reason);
    case 'VetoLapsed':
      return { what: `No reason came: the veto of ${party(entry.data.party)} lapsed, and the decision binds again.` };
    case 'VetoAnswered':
      return as(`${party(entry.data.party)} answered the reason of the veto.`, entry.body, entry.body?.answer);
    case 'ClimbAsked':
      return as(
        entry.data.handsUp
          ? `${party(entry.data.party)} moved it up to the next level.`
          : `${party(entry.data.party)} asked for the next level.`,
        entry.body,
        entry.body?.reason,
      );
    case 'LevelClimbed':
      return {
        what: `It moved up to ${levelName(ladder, entry.data.to)}, because ${CAUSES[entry.data.why]}: ${offices(dispute, entry.data.to, names)}, until ${sayInstant(entry.data.deadline, zone)}.`,
      };
    case 'ImpasseReached':
      return {
        what: `The last level ended without a decision, because ${CAUSES[entry.data.why]}. The dispute is with the board now.`,
      };
    case 'DisputeEnded':
      return { what: 'The MOU ended, and the dispute with it, without a decision.' };
    case 'LevelReminded':
      return { what: `Reminded: ${listed(entry.data.to.map(office))}.` };
    case 'DisputeMailReported': {
      const to = office(`${entry.data.party}/${entry.data.office}`);
      return { what: `${MAILS[entry.data.template] ?? 'An email'} ${REPORTS[entry.data.report]} ${to}.` };
    }
    case 'WatchEnded':
      return { what: 'Nothing of it falls due any more, and the time for a veto is over.' };
    case 'DisputeHandedOver':
      return { what: 'The service watches it on under a fresh execution, as it has to within a year.' };
    case 'DisputeStalled':
      return { what: 'A step of the service failed; the operator was told.' };
  }
}
