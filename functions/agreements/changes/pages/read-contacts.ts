/** GET /agreements/{agreement}/contacts: contacts and reporting offices as they are today. */
import { headerOf } from '../../../identity/person.reads.ts';
import { page } from '../../../shared/http/page.ts';
import { show } from '../../../shared/http/reply.ts';
import { visitChanges } from '../authorize-changes.ts';
import { mayNotice } from '../domain/notice.rules.ts';
import { changesFrame } from './changes-frame.ts';
import { contactsPage } from './contacts.pages.tsx';

export const lookAtContacts = page(async (request) => {
  const visited = await visitChanges(request);
  const { person, by, whole, agreement, text, contacts, reporters, noticed, mine } = visited;
  const { now } = request;
  return show(
    contactsPage({
      person: headerOf(person, by.name || undefined),
      frame: changesFrame(visited, now, 'page'),
      ...{ agreement: agreement.id, number: agreement.number, zone: agreement.zone },
      ...{ text, contacts, reporters },
      open: noticed.filter(({ status }) => status === 'open'),
      mine: Object.fromEntries(mine.map((party) => [party, mayNotice(whole, party, now)])),
    }),
  );
});
