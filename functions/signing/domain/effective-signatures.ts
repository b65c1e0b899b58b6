/** Of a record's events, the signatures that stand: one that was taken back is on the record and counts for nothing. */
interface Recorded {
  type: string;
  data: unknown;
}

const partyOf = ({ data }: Recorded): unknown => (data as { party?: unknown }).party;

/** In the order in which they were given. */
export const standingSignatures = <Event extends Recorded>(events: readonly Event[]): Event[] =>
  events.filter(
    (event, index) =>
      event.type === 'SignatureGiven' &&
      !events.slice(index).some((later) => later.type === 'SignatureTakenBack' && partyOf(later) === partyOf(event)),
  );
