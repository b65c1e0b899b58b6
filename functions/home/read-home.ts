/** GET /home: what waits for the person who is signed in, read anew each time; rows that led here are only hints. */
import { can } from '../identity/can.rules.ts';
import { headerOf, visitPerson } from '../identity/visit-person.ts';
import { notFound, page, show } from '../shared/page.ts';
import { homePage } from './home.pages.tsx';
import { readStandings } from './standings.ts';
import { agreementsAmong, whatWaits } from './tasks.rules.ts';

export const readHome = page(async (request) => {
  const { person } = await visitPerson(request);
  if (!can(person.actor, 'home.read')) return notFound();
  const standings = await readStandings(person.mailbox, request.now);
  const { now, query } = request;
  return show(
    homePage({
      person: headerOf(person),
      now,
      tasks: whatWaits(standings, now),
      agreements: agreementsAmong(standings),
      linkSent: query.link === 'sent',
    }),
  );
});
