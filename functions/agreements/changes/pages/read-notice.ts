/** GET /agreements/{agreement}/parties/{party}/change: the form of a notice about a contact (`contact`, `removes`), a new one, or the office that reports a KPI (`kpi`). */
import { headerOf } from '../../../identity/person.reads.ts';
import { Missing } from '../../../shared/failures.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { sayInstant } from '../../../shared/time-words.ts';
import { nextAt } from '../../domain/in-force.rules.ts';
import { contactsPath, noticePath, type VisitedChanges, visitChanges } from '../authorize-changes.ts';
import { mayNoticeOf, objectBy, type Wanted } from '../domain/notice.rules.ts';
import { isRemoved } from '../domain/today.rules.ts';
import { changesFrame } from './changes-frame.ts';
import { noticePage, type Subject } from './notice.pages.tsx';

interface Asked {
  contact: string | undefined;
  kpi: string | undefined;
  removes: boolean;
}

/** As the address of the page says, or the form that was sent. */
const askedIn = ({ query, form }: Request): Asked => ({
  contact: form._contact || query.contact,
  kpi: form._kpi || query.kpi,
  removes: (form._removes ?? query.removes) === 'yes',
});

/** The address of the page with that form. */
const pageOf = (request: Request, { contact, kpi, removes }: Asked): string => {
  const query = new URLSearchParams({
    ...(contact !== undefined && { contact }),
    ...(kpi !== undefined && { kpi }),
    ...(removes && { removes: 'yes' }),
  }).toString();
  return `${noticePath(request)}${query && `?${query}`}`;
};

function subjectOf({ contacts, reporters, registered }: VisitedChanges, asked: Asked): Subject | undefined {
  const party = registered?.party;
  if (asked.kpi !== undefined) {
    const reporter = reporters.find((one) => one.kpi === asked.kpi && one.party === party);
    const offices = Object.entries(registered?.offices ?? {}).map(([key, { title }]) => [key, title] as const);
    return reporter && { does: 'report', reporter, offices };
  }
  if (asked.contact === undefined) return { does: 'add' };
  const contact = contacts.find((one) => one.key === asked.contact && one.party === party && !isRemoved(one));
  return contact && { does: asked.removes ? 'remove' : 'change', contact };
}

const wantedOf = ({ contact, kpi }: Asked): Wanted =>
  kpi === undefined ? { kind: 'contact', key: contact } : { kind: 'reporter', kpi, office: '' };

export async function showNotice(
  visited: VisitedChanges,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { person, by, whole, agreement, registered } = visited;
  const { now, form } = request;
  const asked = askedIn(request);
  const subject = subjectOf(visited, asked);
  if (!registered || (!subject && refused.length === 0)) throw new Missing('No such contact, and no such KPI');
  const view = noticePage({
    person: headerOf(person, by.name),
    frame: changesFrame(visited, now, 'true'),
    form: newFormKeys(person.secret),
    ...{ number: agreement.number, partyName: registered.name, subject, refused, typed: form },
    holdsFrom: sayInstant(objectBy(agreement, now), agreement.zone),
    next: nextAt(whole, now)?.status === 'out for signature' ? whole.latest : undefined,
    closed: mayNoticeOf(whole, wantedOf(asked), registered.party, now),
    ...{ path: noticePath(request), page: pageOf(request, asked), back: contactsPath(request) },
  });
  return show(view, refused.length > 0 ? 422 : 200);
}

export const lookAtNotice = page(async (request) => showNotice(await visitChanges(request), request));
