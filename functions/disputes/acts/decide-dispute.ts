/** POST to a dispute’s texts, acceptance and dissent: the offices of a level decide, and nothing that was said against it is lost. */
import type { PlainDay } from '../../shared/kernel.ts';
import { accept, completes, dissent, propose, textFindings } from '../domain/decide.rules.ts';
import type { Dispute } from '../domain/dispute.schema.ts';
import { promisers } from '../domain/follow-ups.rules.ts';
import { calendarOf, isSide, officialOf, partiesOf } from '../domain/ladder.rules.ts';
import { termsOf } from '../domain/period.rules.ts';
import { type Acting, actingOn } from './dispute-act.ts';
import { actionsIn } from './dispute-form.ts';

/** A count that a page gave along; what is none is never that of a page. */
export const countIn = (text = ''): number => (/^\d{1,6}$/.test(text) ? Number(text) : -1);

type Promises = readonly { party: string; by: PlainDay }[];

/** Worked out only for an act that decides. */
function terms({ dispute, request }: Acting, followUps: Promises, takers: readonly string[]) {
  const vetoable = dispute.vetoers.some((party) => !takers.includes(party));
  return termsOf(calendarOf(dispute), { followUps, vetoable }, request.now);
}

/** The one official of a level decides by writing. A text that will be refused has no terms. */
const decidesAlone = (dispute: Dispute, party: string) => officialOf(dispute)?.party === party;

export const proposeText = actingOn(
  'propose',
  (acting) => {
    const { visited, dispute, who, by, request } = acting;
    const { form } = request;
    const followUps = actionsIn(form);
    const text = form.text ?? '';
    const { today, clock } = visited;
    const binds = decidesAlone(dispute, who.party) && textFindings(dispute, { text, followUps }, today).length === 0;
    return propose(
      dispute,
      who,
      { level: countIn(form._level), seen: countIn(form._seen), by, text, followUps },
      { terms: binds ? terms(acting, followUps, [who.party]) : undefined, today, clock },
    );
  },
  {
    promising: ({ dispute, who, request: { form } }) =>
      decidesAlone(dispute, who.party) ? promisers(actionsIn(form)).filter((party) => isSide(dispute, party)) : [],
  },
);

export const acceptText = actingOn(
  'accept',
  (acting) => {
    const { visited, dispute, who, by, request } = acting;
    const { form } = request;
    const last = completes(dispute, who.party) && dispute.text !== undefined;
    return accept(
      dispute,
      who,
      { level: countIn(form._level), version: countIn(form._version), by, dissent: form.dissent ?? '' },
      {
        terms: last ? terms(acting, dispute.text?.promises ?? [], partiesOf(dispute)) : undefined,
        clock: visited.clock,
      },
    );
  },
  { promising: ({ dispute, who }) => (completes(dispute, who.party) ? promisers(dispute.text?.promises) : []) },
);

export const recordDissent = actingOn('dissent', ({ dispute, who, by, request: { form } }) =>
  dissent(dispute, who, { by, words: form.words ?? '' }),
);
