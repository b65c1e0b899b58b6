/** Notices that change contacts and reporting offices without signatures: each ends once, and holds only where nobody objected until its moment. */

import type { ExportedEvent } from '../record.schema.ts';
import { blank, faulty, type Verdict } from '../verdict.ts';
import { type Data, dataOf } from './text-read.ts';

interface Notice {
  party: unknown;
  objectBy: string;
  status: 'open' | 'held' | 'over';
}

/** What is wrong with the end of a notice that was open until then. */
const ENDS: Readonly<Record<string, (notice: Notice, data: Data, at: string) => string | undefined>> = {
  ChangeHeld: ({ objectBy }, { heldAt }, at) =>
    heldAt !== objectBy || at < objectBy
      ? `is said at ${at} to hold from ${heldAt}, and others could object until ${objectBy}`
      : undefined,
  ChangeObjected: ({ party, objectBy }, { party: by }, at) =>
    by === party || at >= objectBy ? `was objected to by ${by} at ${at}, which could not be` : undefined,
  ChangeTakenBack: ({ objectBy }, _, at) => (at >= objectBy ? `was taken back at ${at}, when it held` : undefined),
  ChangeLapsed: ({ objectBy }, { lapsedAt }) =>
    String(lapsedAt) > objectBy ? `is said to have lapsed at ${lapsedAt}, when it held` : undefined,
};
/** With these the text goes that an open notice was about. */
const TEXT_GOES: readonly string[] = ['VersionTookEffect', 'AgreementEnded'];

/** `own` is the agreement's stream. */
export function verifyChanges(own: readonly ExportedEvent[]): Verdict {
  const notices = new Map<unknown, Notice>();
  const faults: string[] = [];
  for (const event of own) {
    const { type, at } = event;
    const data = dataOf(event);
    const { change } = data;
    if (type === 'ChangeNoticed') {
      if (change !== notices.size + 1)
        faults.push(`Notice ${change} was given where notice ${notices.size + 1} had its turn.`);
      notices.set(change, { party: data.party, objectBy: String(data.objectBy), status: 'open' });
    }
    const notice = notices.get(change);
    const ends = Object.hasOwn(ENDS, type) ? ENDS[type] : undefined;
    if (ends && notice?.status !== 'open') faults.push(`Notice ${change} ended by ${type}, and was not open.`);
    else if (ends && notice) {
      const wrong = ends(notice, data, at);
      if (wrong !== undefined) faults.push(`Notice ${change} ${wrong}.`);
      notice.status = type === 'ChangeHeld' ? 'held' : 'over';
    }
    const open = [...notices].filter(([, { status }]) => status === 'open');
    if (TEXT_GOES.includes(type))
      for (const [one] of open) faults.push(`Notice ${one} was open when its text went, and did not lapse.`);
  }
  if (faults.length > 0) return faulty(...faults);
  if (notices.size === 0) return blank();
  const held = [...notices].filter(([, { status }]) => status === 'held').map(([change]) => change);
  const which = held.length === 0 ? 'none of them holds' : `nobody objected in time to ${held.join(', ')}, which hold`;
  return {
    ...blank(),
    holds: [`Notices of changes to contacts and reporting offices, without signatures: ${notices.size}; ${which}.`],
  };
}
