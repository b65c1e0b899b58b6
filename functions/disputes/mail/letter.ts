/** What every mail of a docket is made from, and what it may tell where. */
import { type AgreementLetter, isPublic, nameOf } from '../../agreements/domain/mail-words.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { ClocksEvent } from '../docket/domain/docket.events.ts';
import type { Pause } from '../docket/domain/suspension-clock.rules.ts';
import type { DataOf, DisputeEvent } from '../domain/dispute.events.ts';
import type { Dispute } from '../domain/dispute.schema.ts';

export interface DocketLetter extends AgreementLetter {
  now: Instant;
  pauses: readonly Pause[];
  /** To whom it goes: the key of an office and its title, and as what the person has it. */
  to: {
    name: string;
    office?: string;
    title?: string;
    /** `vacant`: nobody holds the office today, so that a liaison of its agency hears instead. */
    as: 'holder' | 'alternate' | 'liaison' | 'vacant';
  };
  /** What a person wrote; there only where handling lets it travel. */
  said?: { name: string; words: string } | undefined;
}
/** Of a dispute, or of all clocks. */
export type AnyLetter = DocketLetter & { dispute?: Dispute };

export interface DisputeLetter extends DocketLetter {
  dispute: Dispute;
  event: DisputeEvent;
}
export interface ClocksLetter extends DocketLetter {
  event: ClocksEvent;
}

/** One kind of mail, before its facts and its footer. */
export interface Saying {
  /** What happened, for the subject: `dispute 3 was raised`, without the MOU. */
  title: string;
  /** The act that is asked for, as a subject says it before its day, and shortly of what, where it is not the title. */
  verb?: string;
  of?: string;
  news: readonly string[];
  /** What an office is asked to do whose turn it is; others only hear of it. */
  ask?: string;
  /** Asks for the answer to the claim, whose day comes before the end of the level. */
  answer?: true;
  /** Another act than that of the level: what is to be done until when. */
  owes?: { ask: string; verb: string; label: string; until: Instant };
  /** What can be done where nothing is asked. */
  left?: string;
}
export type Template = (letter: DisputeLetter) => Saying;

/** What happened, for the template that tells it. Throws when a mail was asked for by another event. */
export function dataOf<Type extends DisputeEvent['type']>({ event }: DisputeLetter, type: Type): DataOf<Type> {
  if (event.type !== type) throw new RangeError(`An email of ${type} was asked for by ${event.type}`);
  return event.data as DataOf<Type>;
}

/** Above `public`, and where only named people may read a dispute, a mail tells no word, no name and not what it is about. */
export const mayTell = (letter: AnyLetter): boolean => isPublic(letter) && letter.dispute?.handling !== 'named';

/** `Birch Health` where it may be said, or from where the reader stands. */
export const sayParty = (letter: AnyLetter, party: string): string =>
  mayTell(letter) ? nameOf(letter, party) : party === letter.party ? 'Your agency' : 'Another agency';

export const sayDispute = ({ dispute }: DisputeLetter): string => `dispute ${dispute.number}`;
