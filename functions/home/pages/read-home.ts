/** GET /home: what waits for the person who is signed in, read anew each time; rows that led here are only hints. */
import { authorize } from '../../identity/authorize.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { headerOf, visitPerson } from '../../identity/person.reads.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { agreementsAmong, whatWaits } from '../domain/tasks.rules.ts';
import { whatOthersOwe } from '../domain/waiting.rules.ts';
import { homePage } from './home.pages.tsx';
import { readStandings } from './next-steps.ts';

export const readHome = page(async (request) => {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  const standings = await readStandings(person.mailbox, request.now);
  const { now, query } = request;
  return show(
    homePage({
      person: headerOf(person),
      now,
      tasks: whatWaits(standings, now),
      waiting: whatOthersOwe(
        standings.filter(({ former }) => !former),
        now,
      ),
      agreements: agreementsAmong(standings),
      status: query.status ?? '',
      linkSent: query.link === 'sent',
    }),
  );
});
