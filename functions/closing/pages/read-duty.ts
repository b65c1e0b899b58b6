/** GET /agreements/{agreement}/closing/duties/{duty}: a duty that is proposed for the plan, and what the reader's party may say to it. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { officeTitle, partyName } from '../../agreements/domain/signed-mou.ts';
import { Missing } from '../../shared/failures.ts';
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { closingPath, dutyNumber, dutyPath, type VisitedClosing, visitClosing } from '../authorize-closing.ts';
import { mayAgree, mayPlan, proposalsOf } from '../domain/proposal.rules.ts';
import { SUBJECTS } from '../domain/subjects.ts';
import { proposedWords } from '../duties.reads.ts';
import { closingFrame, personOf } from './closing-frame.ts';
import { dutyPage } from './duty.pages.tsx';

/** For which of the reader's parties each answer is given. */
export function actsAs({ closing, mine }: Pick<VisitedClosing, 'closing' | 'mine'>, duty: number) {
  const one = closing?.proposals[duty];
  const own = (party: string | undefined) => mine.find((each) => each === party);
  const [first = ''] = mine;
  return {
    owns: own(one?.owner.party) ?? first,
    proposed: own(one?.party) ?? first,
    objects: mine.find((party) => party !== one?.party) ?? first,
  };
}

export async function showDuty(
  visited: VisitedClosing,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { text, agreement, mine, planning, person } = visited;
  const { now } = request;
  const duty = dutyNumber(request);
  const one = proposalsOf(planning, now).find((proposal) => proposal.duty === duty);
  const [first] = refused;
  if (!one && !first) throw new Missing('No such proposal');
  const words = (await proposedWords(agreement.id)).get(duty);
  const acts = actsAs(visited, duty);
  const closed = mayPlan(planning, now);
  const speaks = mine.length > 0 && one !== undefined && !closed;
  const body = dutyPage({
    person: personOf(visited),
    frame: closingFrame(visited, now, 'true'),
    form: newFormKeys(person.secret),
    mou: mouName(agreement.number),
    duty,
    does: words?.does ?? 'The words were removed by law.',
    facts: one && {
      about: SUBJECTS.find(({ about }) => about === one.about)?.heading ?? '',
      owner: `${officeTitle(text, one.owner.party, one.owner.office)}, ${partyName(text, one.owner.party)}`,
      days: one.days,
      proposedBy: `${partyName(text, one.party)}${words ? `, ${words.by}` : ''}`,
      agreed: one.agreed === true,
    },
    may: {
      agree: speaks && mayAgree(planning, { duty, party: acts.owns }, now) === undefined,
      object: speaks && acts.objects !== one.party,
      takeBack: speaks && mine.includes(one.party),
    },
    ...{ path: dutyPath(request), back: closingPath(request), refused, typed: request.form },
  });
  return show(body, first ? 422 : 200);
}

export const lookAtDuty = page(async (request) => showDuty(await visitClosing(request), request));
