/** Notices that change contacts and reporting offices without signatures: each ends once, and holds only where nobody objected until its moment, under the text that held. */

import type { ExportedEvent } from '../record.schema.ts';
import { blank, faulty, type Verdict } from '../verdict.ts';
import { type Data, dataOf, type Held, heldIn, type Versions } from './text-read.ts';

interface Notice {
  party: unknown;
  objectBy: string;
  /** When the text that it is about gave way or ended. */
  until?: string | undefined;
  status: 'open' | 'held' | 'over';
}

const saysUntil = ({ until }: Notice): string => (until === undefined ? 'goes on' : `held until ${until}`);
/** Whether the others can still object, and the party take it back. */
const isOver = ({ objectBy, until }: Notice, at: string): boolean =>
  at >= objectBy || (until !== undefined && at >= until);

/** What is wrong with the end of a notice that was open until then. */
const ENDS: Readonly<Record<string, (notice: Notice, data: Data, at: string) => string | undefined>> = {
  ChangeHeld: (notice, { heldAt }, at) => {
    const { objectBy, until } = notice;
    if (heldAt !== objectBy || at < objectBy)
      return `is said at ${at} to hold from ${heldAt}, and others could object until ${objectBy}`;
    return until !== undefined && objectBy >= until
      ? `is said to hold from ${heldAt}, and the text that it is about ${saysUntil(notice)}`
      : undefined;
  },
  ChangeObjected: (notice, { party: by }, at) =>
    by === notice.party || isOver(notice, at) ? `was objected to by ${by} at ${at}, which could not be` : undefined,
  ChangeTakenBack: (notice, _, at) =>
    isOver(notice, at) ? `was taken back at ${at}, when its time was over` : undefined,
  ChangeLapsed: (notice, { lapsedAt }, at) => {
    if (String(lapsedAt) > notice.objectBy) return `is said to have lapsed at ${lapsedAt}, when it held`;
    return lapsedAt !== notice.until || at < String(lapsedAt)
      ? `is said at ${at} to have lapsed at ${lapsedAt}, and the text that it is about ${saysUntil(notice)}`
      : undefined;
  },
};
/** With these the text goes that an open notice was about. */
const TEXT_GOES: readonly string[] = ['VersionTookEffect', 'AgreementEnded'];

const heldAt = (held: readonly Held[], at: string): Held | undefined =>
  held.find(({ from, until }) => from <= at && (until === undefined || at < until));

/** `own` is the agreement's stream, `texts` what it tells of its versions. */
export function verifyChanges(own: readonly ExportedEvent[], { texts }: Pick<Versions, 'texts'>): Verdict {
  const held = heldIn(texts);
  const notices = new Map<unknown, Notice>();
  const faults: string[] = [];
  for (const event of own) {
    const { type, at } = event;
    const data = dataOf(event);
    const { change } = data;
    if (type === 'ChangeNoticed') {
      if (change !== notices.size + 1)
        faults.push(`Notice ${change} was given where notice ${notices.size + 1} had its turn.`);
      const { text, until } = heldAt(held, at) ?? {};
      if (data.version !== text?.version)
        faults.push(
          `Notice ${change} is about version ${data.version}, and version ${text?.version ?? 'none'} held at ${at}.`,
        );
      notices.set(change, { party: data.party, objectBy: String(data.objectBy), until, status: 'open' });
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
  const hold = [...notices].filter(([, { status }]) => status === 'held').map(([change]) => change);
  const which = hold.length === 0 ? 'none of them holds' : `nobody objected in time to ${hold.join(', ')}, which hold`;
  return {
    ...blank(),
    holds: [`Notices of changes to contacts and reporting offices, without signatures: ${notices.size}; ${which}.`],
  };
}
