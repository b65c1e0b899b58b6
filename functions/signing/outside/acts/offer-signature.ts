/** POST /agreements/{agreement}/parties/{party}/outside: a liaison hands in the PDF that the head signed in ink or with a card. */

import { act } from '../../../shared/act.ts';
import { sha256 } from '../../../shared/canonical.ts';
import { outcomeOf } from '../../../shared/carry-out.ts';
import { dayTyped } from '../../../shared/day-typed.ts';
import { dayOf } from '../../../shared/days.ts';
import type { Request } from '../../../shared/http/page.ts';
import { keepDocument } from '../../../shared/ledger/document.store.ts';
import { countTry } from '../../../shared/ledger/tries.store.ts';
import { checkPdf } from '../../../shared/pdf/pdf-check.ts';
import { roundStream } from '../../round.stream.ts';
import { backToOutside, outsideForm, type VisitedOutside, visitOutside } from '../authorize-outside.ts';
import { type Offering, offerOutside, tooManyToday, UPLOADS_A_DAY } from '../domain/outside.rules.ts';
import { showOutside } from '../pages/read-outside.ts';

/** What a PDF has in it that was signed by a certificate: the range of bytes that the signature covers. */
const SIGNATURE = '/ByteRange';

const contentOf = ({ files }: Request): Buffer | undefined => files.file && Buffer.from(files.file.content);

async function fileOf(request: Request): Promise<Offering['file']> {
  const bytes = contentOf(request);
  return bytes && { hash: sha256(bytes), refused: await checkPdf(bytes), carriesSignature: bytes.includes(SIGNATURE) };
}

const offeringOf = (
  { seat, by, round, anotherAgency }: VisitedOutside,
  request: Request,
  file: Offering['file'],
): Offering => ({
  party: seat,
  documentHash: request.form._documentHash ?? '',
  kind: request.form.kind ?? '',
  signedOn: dayTyped(request.form.signedOn),
  signer: { name: request.form.name ?? '', title: request.form.title ?? '' },
  by,
  anotherAgency,
  file,
  days: { opened: dayOf(round.zone, round.openedAt), today: dayOf(round.zone, request.now) },
});

interface Looked {
  file: Offering['file'];
  /** Whether this office may hand in another one today. */
  left: boolean;
}

export const offerSignature = act<VisitedOutside, undefined, Looked>('offer-outside', {
  form: (request) => {
    const content = contentOf(request);
    return { ...outsideForm(request), also: content ? sha256(content) : '' };
  },
  load: (request, command) => visitOutside(request, [command]),
  once: async (visited, request) => {
    const file = await fileOf(request);
    const { round, seat } = visited;
    const wanted = offerOutside(round, offeringOf(visited, request, file), request.now);
    const of = { round: round.id, party: seat, now: request.now };
    // Only what could be handed in is counted.
    return { file, left: wanted.refused ? true : await countTry('uploads', UPLOADS_A_DAY, of) };
  },
  decide: (visited, request, looked) => {
    const { file, left } = looked ?? { file: undefined, left: true };
    const wanted = offerOutside(visited.round, offeringOf(visited, request, file), request.now);
    return outcomeOf(left ? wanted : tooManyToday(visited.round, request.now), (events) => ({
      changes: [roundStream.change(visited.roundTip, events)],
      result: undefined,
    }));
  },
  keep: (_, { files }) => keepDocument(files.file?.content ?? ''),
  done: backToOutside('offer-outside'),
  show: (visited, request, [refused]) => showOutside(visited, request.now, { refused, typed: request.form }),
});
