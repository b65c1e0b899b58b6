/**
 * Several offices may sign for a party, and then all of them must. Each has a seat in the signing round: `energy` is the one that the
 * text names first, `energy_cfo` a further one. No key has an underscore, so a seat goes wherever a key does.
 */

export const seatOf = (party: string, office: string, [first]: readonly string[]): string =>
  office === first ? party : `${party}_${office}`;

/** In the order in which the text names the offices; where one office signs, the party alone. */
export const seatsOf = (party: string, signatories: readonly string[]): string[] =>
  signatories.map((office) => seatOf(party, office, signatories));

/** Of the seat `health_cfo`, and of the recipients `health/counsel` and `health_cfo/liaison`, `health`. */
export const partyOf = (seat: string): string => /^[^_/]*/.exec(seat)?.[0] ?? seat;

export const partiesAt = (seats: readonly string[]): string[] => [...new Set(seats.map(partyOf))];

/** The office of a seat of that party; undefined where it has no such seat. */
export const officeAt = (seat: string, party: string, signatories: readonly string[]): string | undefined =>
  signatories.find((office) => seatOf(party, office, signatories) === seat);

/** As a session’s cookie has it: whatever else it is came from nobody here. */
export const isSeat = (given: string): boolean => /^[a-z0-9-]{1,40}(?:_[a-z0-9-]{1,40})?$/.test(given);

/** Sixty parties of one office each, or fewer of more: the round’s own state stays small. */
export const MOST_SEATS = 60;
