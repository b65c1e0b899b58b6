/** What a verification comes to, in the words that people read first: unchanged, changed, a chain with or without a problem, or no file of this service at all. */
import type { Verdict } from './verdict.ts';

/** Sealed by a key, a chain of events that no key seals, or neither. */
export type Kind = 'sealed' | 'record' | 'foreign';

/** What a file says of itself, shown before every check. */
export interface About {
  title: string;
  facts: readonly (readonly [term: string, values: readonly string[]])[];
}

export interface Judged extends Verdict {
  /** What the file is, in words. */
  what: string;
  is: Kind;
  /** Of a foreign file: it may be the picture of an original. */
  scan?: true;
  about?: About | undefined;
}

export interface Conclusion {
  kind: 'success' | 'warning' | 'error';
  title: string;
  heading: string;
  text: string;
}

const FOREIGN =
  'It carries no seal and no record of Concord, so nothing can be checked. Ask an agency that signed for the sealed PDF, or for the record.';
const ANOTHER = 'Ask for another copy, or compare it with the copy of another agency.';
const ANYONE = `Anyone can make such a file with a key of their own and name this service. Do not rely on it. ${ANOTHER}`;
const BEFORE = 'Before you rely on it';

const whole = (is: Kind): string => (is === 'record' ? 'Complete and unchanged' : 'Unchanged since sealing');

function wrongWith({ is, faults, key }: Judged): Conclusion {
  const kind = 'error';
  if (faults.every((one) => one === key?.fault))
    return { kind, title: 'Not sealed by this service', heading: 'Do not rely on it', text: ANYONE };
  return is === 'record'
    ? { kind, title: 'Problem found', heading: 'Do not rely on this record', text: ANOTHER }
    : { kind, title: 'Changed. Do not rely on it', heading: 'It is not what was sealed', text: ANOTHER };
}

/** `compared`: with the keys of a service that is trusted. */
export function concluded(judged: Judged, compared: boolean): Conclusion {
  const { is, scan, faults, key } = judged;
  if (is === 'foreign') {
    const title = `Not a Concord original${scan ? ', perhaps a scan' : ''}`;
    return { kind: 'error', title, heading: 'It cannot be checked', text: FOREIGN };
  }
  if (faults.length > 0) return wrongWith(judged);
  if (key?.known) {
    const text = 'Its key is one of this service’s own. What no file can say by itself is listed below.';
    return { kind: 'success', title: whole(is), heading: 'Nothing in it was changed', text };
  }
  if (!key) {
    const text =
      'Nothing seals it, so this holds as far as the file itself can tell. Anyone can write a new file like it. Compare it with a sealed copy or a list of tips.';
    return { kind: 'warning', title: whole(is), heading: BEFORE, text };
  }
  if (compared) return { kind: 'warning', title: 'Not sealed by this service', heading: BEFORE, text: ANYONE };
  const text =
    'Its key was not compared. Anyone can make such a file with a key of their own. Compare the key, or check again later.';
  return { kind: 'warning', title: whole(is), heading: BEFORE, text };
}
