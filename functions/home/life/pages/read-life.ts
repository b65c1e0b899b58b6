/** GET /agreements/{agreement}/life, and the same as files: everything that happened to an MOU and what comes, in one picture and its table. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { headerOf } from '../../../identity/person.reads.ts';
import { Missing } from '../../../shared/failures.ts';
import { page } from '../../../shared/http/page.ts';
import { answer, download, show } from '../../../shared/http/reply.ts';
import { visitAgreement } from '../../authorize-agreement.ts';
import { frameFor } from '../../pages/agreement-frame.ts';
import { itemsOf } from '../domain/items.rules.ts';
import { MOST_DISPUTES, readFacts } from './read-facts.ts';

/** What draws and writes tables is loaded when somebody looks: nobody's home waits for it. */
const drawing = () => import('./life.pages.tsx');
const writing = () =>
  Promise.all([import('./life-file.ts'), import('../../../kpis/sheet/domain/csv.ts')]).then(([file, csv]) => ({
    ...file,
    ...csv,
  }));

export const lookAtLife = page(async (request) => {
  const visited = await visitAgreement(request);
  const { now } = request;
  const [{ facts, ...left }, { lifePage }] = await Promise.all([readFacts(visited, now), drawing()]);
  const { id: agreement, number, zone } = visited.agreement;
  return show(
    lifePage({
      ...{ agreement, mou: mouName(number), zone, now, ...left, most: MOST_DISPUTES },
      person: headerOf(visited.person, visited.roles.find(({ name }) => name)?.name),
      frame: frameFor(visited, now, 'life'),
      items: itemsOf(facts),
    }),
  );
});

export const readLifeFile = page(async (request) => {
  const visited = await visitAgreement(request);
  const { now, path } = request;
  const [{ facts }, { LIFE, lifeJson, csvOf }] = await Promise.all([readFacts(visited, now), writing()]);
  const { id: agreement, number, zone } = visited.agreement;
  const service = process.env.SERVICE_URL ?? '';
  const rows = itemsOf(facts).map((item) => ({ item, zone, now, service }));
  if (path.file === 'life.json') return answer({ agreement, number, asOf: now, zone, life: rows.map(lifeJson) });
  if (path.file !== 'life.csv') throw new Missing('No such file');
  return download(Buffer.from(csvOf(LIFE.columns, rows), 'utf8'), {
    name: 'life.csv',
    type: 'text/csv; charset=utf-8',
  });
});
