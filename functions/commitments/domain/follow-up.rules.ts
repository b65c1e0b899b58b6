/** A follow-up of a decision is a commitment of its own: its key says where it was agreed, and no key of a text looks like it. */

/** `3-2-1` is what text 2 of dispute 3 says first. Keys of a text begin with a letter. */
export const followUpKey = (dispute: number, version: number, index: number): string =>
  `${dispute}-${version}-${index + 1}`;

export interface FollowUpKey {
  dispute: number;
  version: number;
  /** Counted from 0. */
  index: number;
}

const KEY = /^([1-9]\d{0,5})-([1-9]\d{0,5})-([1-9]\d?)$/;

/** Undefined for the key of a text. */
export function followUpIn(key: string): FollowUpKey | undefined {
  const [, dispute, version, number] = KEY.exec(key) ?? [];
  return number === undefined
    ? undefined
    : { dispute: Number(dispute), version: Number(version), index: Number(number) - 1 };
}

/** The dispute in which it was agreed; undefined for a commitment of the text. */
export const disputeOf = (key: string): number | undefined => followUpIn(key)?.dispute;
export const isFollowUp = (key: string): boolean => followUpIn(key) !== undefined;

/** Whether that text of that dispute says it. */
export function isOfDecision(key: string, { dispute, version }: Omit<FollowUpKey, 'index'>): boolean {
  const of = followUpIn(key);
  return of?.dispute === dispute && of.version === version;
}
