/** POST /agreements/{agreement}/parties/{party}/outside/confirmation and /refusal: another agency's liaison has looked at the PDF. */
import { act } from '../../../shared/act.ts';
import { outcomeOf } from '../../../shared/carry-out.ts';
import type { Request } from '../../../shared/http/page.ts';
import type { Decision } from '../../../shared/kernel.ts';
import { assertVersion } from '../../../shared/ledger/ledger.ts';
import { executing } from '../../acts/executing.ts';
import type { RoundEvent } from '../../domain/round.events.ts';
import { backToOutside, outsideForm, readOffer, type VisitedOutside, visitOutside } from '../authorize-outside.ts';
import { confirmOutside, refuseOutside } from '../domain/outside.rules.ts';
import { showOutside } from '../pages/read-outside.ts';

type Answer = Parameters<typeof refuseOutside>[1];
type Answering = VisitedOutside & Pick<Answer, 'offer'>;
type Decide = (visited: Answering, answer: Omit<Answer, 'reason'>, request: Request) => Decision<RoundEvent>;

const answerOf = ({ offer, party, seat, actor, by, answersFor = party }: Answering, { form }: Request) => ({
  ...{ offer, party: seat, actor, by },
  pdfHash: form._pdfHash ?? '',
  for: answersFor,
});

const answering = (name: string, decide: Decide) =>
  act<Answering>(name, {
    form: outsideForm,
    load: async (request, command) => {
      const visited = await visitOutside(request, [command]);
      return { ...visited, offer: await readOffer(visited.round.id, visited.seat) };
    },
    decide: (visited, request) =>
      outcomeOf(decide(visited, answerOf(visited, request), request), (events) =>
        // It stands under whoever held the office when it was confirmed: a holder who is replaced meanwhile does not.
        executing(events, visited, request.now, [assertVersion(visited.officesTip)]),
      ),
    done: backToOutside(name),
    show: (visited, request, [refused]) => showOutside(visited, request.now, { refused, typed: request.form }),
  });

export const confirmSignature = answering('confirm-outside', ({ round, office: signs }, answer, { form, now }) => {
  const { office, holder } = signs;
  const { name, capacity, mailbox } = holder;
  const looked = form.looked === 'yes';
  return confirmOutside(round, { ...answer, looked, office: { office, name, capacity, mailbox } }, now);
});

export const refuseSignature = answering('refuse-outside', ({ round }, answer, { form, now }) =>
  refuseOutside(round, { ...answer, reason: form.reason ?? '' }, now),
);
