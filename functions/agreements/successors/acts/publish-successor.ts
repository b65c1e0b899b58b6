/** POST /api/agreements/{agreement}/successors: a party of a text in force puts out what shall follow it, an amendment or a renewal. */
import { authorize } from '../../../identity/authorize.ts';
import { bearerUses, bearerUsesKey, convenerFrom, tokenKeyOf } from '../../../identity/convener.reads.ts';
import { actorName } from '../../../identity/domain/actor.ts';
import { rolesOf } from '../../../identity/domain/roles.rules.ts';
import { countedSending, tooManySent } from '../../../identity/domain/sending.rules.ts';
import { openReview } from '../../../reviews/open-review.reads.ts';
import { apiAct } from '../../../shared/api-act.ts';
import { refusals } from '../../../shared/carry-out.ts';
import { notFound } from '../../../shared/http/reply.ts';
import { type Instant, say } from '../../../shared/kernel.ts';
import { existing, tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet } from '../../../shared/ledger/table.ts';
import { keepPublication, toldOf } from '../../acts/keep-publication.ts';
import { noteOf } from '../../acts/publication.ts';
import { type KeptParty, readKept } from '../../agreement.reads.ts';
import { agreementStream } from '../../agreement.stream.ts';
import { partOf } from '../../convener-view.reads.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { textAt } from '../../domain/in-force.rules.ts';
import { maySucceed } from '../domain/successor.rules.ts';
import { puttingOut } from './put-out.ts';
import { type Kind, successorFile } from './successor-file.ts';

const UNKNOWN = say(
  'kind-unknown',
  'It is not said what the new version is to the text in force.',
  'Send `?kind=amendment`, or `?kind=renewal` for the term after this one.',
  'kind',
);

const kindIn = (kind: string | undefined): Kind | undefined =>
  kind === 'amendment' || kind === 'renewal' ? kind : undefined;

async function fileOf(
  agreement: Agreement,
  kept: readonly KeptParty[],
  { kind, ...of }: { kind: Kind | undefined; json: unknown; organization: string; now: Instant },
) {
  const not = kind === undefined ? UNKNOWN : maySucceed(agreement, of.now);
  return not || kind === undefined ? refusals([not ?? UNKNOWN]) : successorFile(agreement, kept, { kind, ...of });
}

export const publishSuccessor = apiAct('succeed', {
  load: async (request, command) => {
    const { bearer, json, now, query } = request;
    const id = request.path.agreement ?? '';
    const [found, kept] = await Promise.all([
      batchGet([tokenKeyOf(bearer), bearerUsesKey(bearer, now), tipKey(id), command]),
      readKept(id),
    ]);
    const actor = convenerFrom(found, bearer);
    const tip = agreementStream.tip(found, id);
    const agreement = existing(tip);
    const { organization } = actor.kind === 'convener' ? actor : { organization: '' };
    // Whoever is a party of the text in force may put out the next one.
    const own = partOf(kept, textAt(agreement, now), organization);
    authorize(request, rolesOf(actor), { organization: own ? organization : agreement.organization });
    if (actor.kind !== 'convener') return notFound();
    const [file, review] = await Promise.all([
      fileOf(agreement, kept, { kind: kindIn(query.kind), json, organization, now }),
      openReview(agreement),
    ]);
    const today = bearerUses(found, bearer, now);
    return { found, actor: actorName(actor), organization, today, tip, agreement, review, file };
  },
  decide: ({ tip, agreement, review, file, organization, today }, { query, now }) => {
    const { note, refused } = noteOf(query.note);
    if ('refused' in file) return file;
    if (refused) return { refused: [refused] };
    const enough = tooManySent('sent', today.uses, today);
    if (enough) return { refused: [enough] };
    const out = puttingOut(tip, file, { organization, review, note }, now);
    if ('refused' in out) return out;
    const { number, version, documentHash, round, kind } = out.published;
    return {
      changes: [out.change],
      also: [...out.also, today.count(countedSending('sent', today))],
      result: { agreement: agreement.id, number, version, kind, documentHash, round, ...toldOf(file.publication) },
    };
  },
  keep: async ({ agreement, file }) => {
    if ('refused' in file) return;
    await keepPublication(agreement.id, file.publication, file.agencies);
  },
  status: 201,
  judges: 'what was sent',
  listed: true,
});
