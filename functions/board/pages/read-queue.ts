/** GET /disputes: every open dispute of the MOUs in which a person stands, by time left, and the decided ones of which an action is due. */
import { readText } from '../../agreements/agreement.reads.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { authorize } from '../../identity/authorize.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { headerOf, visitPerson } from '../../identity/person.reads.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { type Filter, readPlace } from '../domain/queue.rules.ts';
import { type Matter, mattersOf } from './my-agreements.ts';
import { queueOf } from './open-disputes.ts';
import { queuePage } from './queue.pages.tsx';
import { readDecided } from './read-decided.ts';
import { missedIn, readMissed } from './read-missed.ts';

/** An MOU that is not the person's is no choice. */
const filterOf = (
  { agency = '', level = '', mou = '' }: Record<string, string>,
  matters: readonly Matter[],
): Filter => ({
  ...{ agency, level },
  mou: matters.some(({ agreement }) => agreement.id === mou) ? mou : '',
});

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort((one, other) => (one < other ? -1 : 1));

export const readQueue = page(async (request) => {
  const { person } = await visitPerson(request);
  authorize(request, rolesOf(person.actor));
  const { now, query } = request;
  const matters = await mattersOf(person.mailbox, now);
  const filter = filterOf(query, matters);
  const looking = { person: person.actor.id, now, filter, after: readPlace(query.after) };
  const textOf = ({ textHash }: { textHash: string }) => readText(textHash);
  const first = looking.after === undefined;
  const [{ page: rows, hidden, next, lively }, missed, decided] = await Promise.all([
    queueOf(matters, { ...looking, textOf }),
    first ? readMissed(matters, now) : [],
    first ? readDecided(matters, looking) : [],
  ]);
  const texts = await Promise.all(lively.map(({ agreement }) => textOf(agreement)));
  return show(
    queuePage({
      ...{ person: headerOf(person), now, rows, hidden, next, filter, continued: !first },
      decided,
      missed: missedIn(missed, filter.mou),
      withoutLadder: matters.flatMap(({ agreement }) => (agreement.ladder ? [] : [mouName(agreement.number)])),
      choices: {
        mous: matters.map(({ agreement: { id, number } }) => [id, mouName(number)] as const),
        agencies: sorted(texts.flatMap(({ parties }) => parties.map(({ name }) => name))),
        levels: sorted(
          texts
            .flatMap(({ ladder }) => [...(ladder?.levels ?? []), ...(ladder?.referee ? [ladder.referee] : [])])
            .map(({ name }) => name),
        ),
      },
    }),
  );
});
