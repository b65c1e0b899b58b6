/** A closing duty is a commitment of its owner’s party that runs after the MOU has ended: no key of a text or of a decision looks like its key. */

/** Of a duty of the text by its key there; of one that the parties agreed upon by its number. Keys of a text begin with a letter, those of decisions with a dispute. */
export const dutyKey = (duty: string | number): string => `0-${duty}`;

const KEY = /^0-([a-z0-9][a-z0-9-]{0,39})$/;

/** Its key in the text, or its number; undefined for another commitment. */
export const dutyIn = (key: string): string | undefined => KEY.exec(key)?.[1];
export const isDuty = (key: string): boolean => dutyIn(key) !== undefined;

/** The number of one that the parties agreed upon; undefined for one that the text says. */
export const agreedDutyIn = (key: string): number | undefined => {
  const duty = dutyIn(key);
  return duty !== undefined && /^[1-9]\d*$/.test(duty) ? Number(duty) : undefined;
};
