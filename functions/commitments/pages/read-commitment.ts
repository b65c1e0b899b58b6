/** GET /agreements/{agreement}/commitments/{commitment}: what it says, where it stands, what happened, and what the reader may do. */
import { readText } from '../../agreements/agreement.reads.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { versionsIn } from '../../agreements/domain/versions.rules.ts';
import { Missing } from '../../shared/failures.ts';
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import { commitmentPath, commitmentsPath, type VisitedCommitment, visitCommitment } from '../authorize-commitments.ts';
import { mayAnswer, mayDeliver } from '../domain/delivery.rules.ts';
import { isDuty } from '../domain/duty.rules.ts';
import { measureAsked } from '../domain/happened.ts';
import { mayAnswerAsked, mayAsk } from '../domain/renegotiation.rules.ts';
import { askedAt, standingOf } from '../domain/standing.rules.ts';
import type { Says } from '../domain/stated.ts';
import { type CommitmentView, commitmentPage } from './commitment.pages.tsx';
import { commitmentsFrame, factsOf, personOf } from './commitment-view.ts';
import { sayEntry } from './commitment-words.parts.ts';

/** What the text or the decision says of it that had it last. */
async function saidIn({
  agreement,
  says: said,
  text,
  key,
  happened,
}: VisitedCommitment): Promise<{ says: Says; text: SignedMou }> {
  if (said) return { says: said, text };
  const version = [...versionsIn((await history(agreement.id)).events).values()].find(
    (one) => one.version === happened.version,
  );
  const before = version && (await readText(version.textHash));
  const says = before?.commitments.find((one) => one.key === key);
  if (!before || !says) throw new Missing('No such commitment');
  return { says, text: before };
}

/** Why it is not open any more; undefined while it is. */
const endedBy = ({ own, happened }: VisitedCommitment): CommitmentView['ended'] =>
  own
    ? undefined
    : happened.fell
      ? [
          'Its decision fell to a veto',
          'Nobody owes it. What follows is what the decision said, and what became of it.',
        ]
      : [
          `It ended with version ${happened.version}`,
          `The text in force has no such commitment. What follows is what version ${happened.version} said, and what became of it.`,
        ];

/** What the page says of raising a dispute: about what the text says, or again about what a decision made a party do. */
function raising(
  { agreement, one, key, party, says }: VisitedCommitment,
  now: string,
): Pick<CommitmentView, 'dispute'> {
  const to = `/agreements/${agreement.id}/disputes/new`;
  // Nothing is disputed any more when the MOU has ended.
  if (!agreement.ladder || !one || isDuty(key)) return { dispute: undefined };
  if (says?.dispute !== undefined)
    return { dispute: standingOf(one, now) === 'late' ? { again: `${to}?follows=${party}/${key}` } : undefined };
  return { dispute: one.delivery?.answer?.is === 'disputed' ? { about: to } : undefined };
}

/** Whatever the reader can do, as links to pages with one act each. */
function mayDo(visited: VisitedCommitment, now: string): CommitmentView['may'] {
  const { about, answering, mine, party, one } = visited;
  const made = mine.includes(party);
  const asked = one && askedAt(one, now);
  return {
    deliver: made && mayDeliver(about) === undefined,
    ask: made && mayAsk(about, now) === undefined,
    takeBack: made && visited.holds && asked ? asked.number : undefined,
    answer: answering.some((own) => mayAnswer(about, own) === undefined),
    agree: answering.some((own) => mayAnswerAsked(about, own, now) === undefined),
  };
}

export async function showCommitment(
  visited: VisitedCommitment,
  request: Request,
  [refused]: readonly Refusal[] = [],
): Promise<Reply> {
  const { agreement, one, happened, key, own, holds } = visited;
  const { now } = request;
  const { says, text } = await saidIn(visited);
  const measureSince = one?.changed?.measure === undefined ? undefined : measureAsked(happened, one.changed.measure);
  const view = commitmentPage({
    person: personOf(visited),
    frame: commitmentsFrame(visited, now, 'true'),
    form: newFormKeys(visited.person.secret),
    mou: mouName(agreement.number),
    zone: agreement.zone,
    facts: factsOf(says, own && one, text, { agreement, now, measureSince }),
    ended: endedBy(visited),
    holds,
    ...raising(visited, now),
    may: mayDo(visited, now),
    happened: happened.entries
      .map((entry) => ({
        id: String(entry.seq),
        at: entry.at,
        ...sayEntry(entry, text, key),
        evidence: evidenceOf(entry),
      }))
      .reverse(),
    ...{ path: commitmentPath(request), back: commitmentsPath(request), done: request.query.done, refused },
  });
  return show(view, refused ? 422 : 200);
}

/** None where the words were removed by law. */
function evidenceOf({ event, words }: VisitedCommitment['happened']['entries'][number]) {
  if (event.type !== 'CommitmentDelivered' || words.what === undefined) return undefined;
  const { pdf } = event.data;
  return { ...(words.link !== undefined && { link: words.link }), ...(pdf && { pdf }) };
}

export const lookAtCommitment = page(async (request) => showCommitment(await visitCommitment(request), request));
