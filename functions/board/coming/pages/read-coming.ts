/** GET /due, and the same as calendar files: what comes due for whoever is signed in, over all of their MOUs. */
import { authorize } from '../../../identity/authorize.ts';
import { rolesOf } from '../../../identity/domain/roles.rules.ts';
import { headerOf, visitPerson } from '../../../identity/person.reads.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { show } from '../../../shared/http/reply.ts';
import { comingPage, entriesOf } from './coming.pages.tsx';
import { readMine } from './read-mine.ts';

async function visit(request: Request) {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  const { now, query } = request;
  const mous = await readMine({ mailbox: person.mailbox, id: person.actor.id }, now);
  // An MOU that is not the person's is no choice.
  const chosen = mous.find(({ agreement }) => agreement === query.mou)?.agreement ?? '';
  return { person, now, mous, chosen };
}

export const lookAtComing = page(async (request) => {
  const { person, ...view } = await visit(request);
  return show(comingPage({ ...view, person: headerOf(person) }));
});

/** What writes calendars is loaded when one is asked for. */
const fileOf = (cancels: boolean) =>
  page(async (request) => {
    const { now, mous, chosen } = await visit(request);
    const shown = mous.filter(({ agreement }) => chosen === '' || agreement === chosen);
    const { calendarReply, cancelledReply } = await import('../../pages/calendar-file.ts');
    const [running, fallen] = [false, true].map((fell) => entriesOf(shown, fell).map(({ one }) => one));
    const asked = {
      ...{
        name: 'Due under your MOUs',
        file: cancels ? 'no-longer-due' : 'due',
        service: process.env.SERVICE_URL ?? '',
      },
      ...{ page: chosen === '' ? '/due' : `/due?mou=${chosen}`, now },
    };
    return (cancels ? cancelledReply : calendarReply)(asked, { running: running ?? [], fallen: fallen ?? [] });
  });

export const readCalendar = fileOf(false);
export const readCancelled = fileOf(true);
