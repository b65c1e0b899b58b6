/** POST /agreements/{agreement}/parties/{party}/outside: a liaison hands in the PDF that the head signed in ink or with a card. */
import { actorName } from '../../identity/actor.ts';
import { sha256 } from '../../shared/canonical.ts';
import { dayOf } from '../../shared/days.ts';
import { keepDocument } from '../../shared/document.store.ts';
import { submittedWith } from '../../shared/form-keys.ts';
import { change, commandKey, commit, recordedResult } from '../../shared/ledger.ts';
import { page, type Request, seeOther } from '../../shared/page.ts';
import { checkPdf } from '../../shared/pdf-check.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { countTry } from '../link.store.ts';
import { roundEffect } from '../round.effects.ts';
import { evolveRound } from '../round.state.ts';
import { type Offering, offerOutside, tooManyToday, UPLOADS_A_DAY } from './outside.rules.ts';
import { showOutside } from './read-outside.ts';
import { type VisitedOutside, visitOutside } from './visit-outside.ts';

/** What a PDF has in it that was signed by a certificate: the range of bytes that the signature covers. */
const SIGNATURE = '/ByteRange';

async function fileOf({ files }: Request): Promise<Offering['file']> {
  const content = files.file?.content;
  if (!content) return undefined;
  const bytes = Buffer.from(content);
  return { hash: sha256(bytes), refused: await checkPdf(bytes), carriesSignature: bytes.includes(SIGNATURE) };
}

const offeringOf = ({ party, by, round }: VisitedOutside, request: Request, file: Offering['file']): Offering => ({
  party,
  documentHash: request.form._documentHash ?? '',
  kind: request.form.kind ?? '',
  signedOn: (request.form.signedOn ?? '').trim(),
  signer: { name: request.form.name ?? '', title: request.form.title ?? '' },
  by,
  file,
  days: { opened: dayOf(round.zone, round.openedAt), today: dayOf(round.zone, request.now) },
});

export const offerSignature = page(async (request) => {
  const { person } = await visitOutside(request, 'outside.offer');
  const file = await fileOf(request);
  const { agreement = '', party = '' } = request.path;
  const form = { ...request.form, file: file?.hash ?? '' };
  const command = submittedWith(person.secret, `${agreement}:${party}:${person.actor.id}`, form, 'offer-outside');
  let left: boolean | undefined;
  return retryOnConflict(async () => {
    const visited = await visitOutside(request, 'outside.offer', () => [commandKey(command.id)]);
    const done = seeOther(`/agreements/${agreement}/parties/${party}/outside`);
    if (recordedResult(visited.found, command)) return done;
    const [hidden] = request.refused;
    const wanted = hidden
      ? { refused: hidden }
      : offerOutside(visited.round, offeringOf(visited, request, file), request.now);
    left ??=
      !wanted.refused &&
      (await countTry('uploads', UPLOADS_A_DAY, { round: visited.round.id, party, now: request.now }));
    const offered = wanted.refused || left ? wanted : tooManyToday();
    if (offered.refused) return showOutside(visited, request.now, { refused: offered.refused, typed: request.form });
    await keepDocument(request.files.file?.content ?? '');
    const moved = { tip: visited.roundTip, events: offered.events, evolve: evolveRound, effectOf: roundEffect };
    await commit({ command, at: request.now, actor: actorName(person.actor), changes: [change(moved)] });
    return done;
  });
});
