/** What a verification says, in words that a stranger reads: what holds, what does not, and what the file alone cannot say. */
export interface Verdict {
  /** What holds. */
  holds: string[];
  /** What does not; a file verifies when this is empty. */
  faults: string[];
  /** What no check of this file can tell, and where to ask. */
  unknown: string[];
  /** Which key sealed it, and whether that is among the keys that it was compared with; if that is a fault, which. Absent where nothing is sealed. */
  key?: { kid: string; known: boolean; fault?: string };
}

export const blank = (): Verdict => ({ holds: [], faults: [], unknown: [] });
export const faulty = (...faults: string[]): Verdict => ({ ...blank(), faults });

/** Several verdicts as one; what is said twice is said once. */
export const together = (...verdicts: readonly Verdict[]): Verdict => {
  const all = (part: 'holds' | 'faults' | 'unknown') => [...new Set(verdicts.flatMap((verdict) => verdict[part]))];
  const keys = verdicts.flatMap(({ key }) => key ?? []);
  const key = keys.find(({ known }) => !known) ?? keys[0];
  return { holds: all('holds'), faults: all('faults'), unknown: all('unknown'), ...(key && { key }) };
};

export const verifies = ({ faults }: Verdict): boolean => faults.length === 0;

/** Bytes as a person counts them: "1 byte was", "12 bytes were". */
export const sayBytes = (count: number): string => (count === 1 ? '1 byte was' : `${count} bytes were`);

/** At most so many of a list that may be as long as its sender likes. */
export const some = (list: readonly string[], most = 12): string =>
  list.length <= most ? list.join(', ') : `${list.slice(0, most).join(', ')} and ${list.length - most} more`;
