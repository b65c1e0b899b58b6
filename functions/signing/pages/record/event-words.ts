/** What the sentences of a record are made of, whichever stream its events are of. */
import { type SignedMou, signersOf } from '../../../agreements/domain/signed-mou.ts';
import { sayInstant } from '../../../shared/time-words.ts';
import { seatName } from '../signatories.parts.tsx';

export interface Said {
  what: string;
  /** Who acted, or what was written, word for word. */
  more?: string | undefined;
}

/** Data and words of one event, of whatever type; each sentence knows which of them its event has. */
export interface Of {
  data: Record<string, unknown>;
  body: Record<string, unknown>;
  text: SignedMou;
  zone: string;
  /** Round of the one version that the reader is known to have a part in; undefined where it reads every version. */
  round?: string | undefined;
}

export type Sentences = Record<string, (of: Of) => Said>;

/** Who signs: the agency, and its office where several sign for it. */
export const party = ({ data, text }: Of): string => seatName(text, String(data.party));
export const parties = ({ data, text }: Of): string =>
  signersOf(text)
    .filter(({ key }) => Array.isArray(data.parties) && data.parties.includes(key))
    .map(({ key }) => seatName(text, key))
    .join(', ');
export const official = ({ body }: Of): string =>
  (body.by as { name?: string } | undefined)?.name ?? 'The name was removed by law.';
export const instantOf = ({ data, zone }: Of, field: string): string => sayInstant(String(data[field]), zone);

export const OUTCOMES: Record<string, string> = {
  executed: 'every agency has signed',
  declined: 'an agency has declined',
  voided: 'the agreement was voided',
  lapsed: 'the period was over',
  superseded: 'a new version has replaced the text',
};
