/** POST /api/agreements/{agreement}/annexes/{sha256}: the convener hands in the bytes of an annex that the MOU names. */

import { authorize } from '../../identity/authorize.ts';
import { convenerFrom, tokenKeyOf } from '../../identity/convener.reads.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { apiAct } from '../../shared/api-act.ts';
import { sha256 } from '../../shared/canonical.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { keepDocument } from '../../shared/ledger/document.store.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { readText } from '../agreement.reads.ts';
import { agreementStream } from '../agreement.stream.ts';
import { evolveAgreement, sentLast } from '../domain/agreement.state.ts';
import { annexesMissing, keepAnnex as keep } from '../domain/annex.rules.ts';
import { annexesOf } from '../domain/signed-mou.ts';

/** Handing the same bytes in again records nothing new: the rule knows which annexes are there. */
export const keepAnnex = apiAct('keep-annex', {
  load: async (request, command) => {
    const { bearer, path, raw } = request;
    const { agreement: id = '', sha256: hash = '' } = path;
    const found = await batchGet([tokenKeyOf(bearer), tipKey(id), command]);
    const actor = convenerFrom(found, bearer);
    const tip = agreementStream.tip(found, id);
    const agreement = sentLast(existing(tip));
    authorize(request, rolesOf(actor), { organization: agreement.organization });
    const named = annexesOf(await readText(agreement.textHash)).find((annex) => annex.sha256 === hash);
    return { found, actor: actorName(actor), tip, agreement, named, flaw: await flawOf(raw, named?.mediaType) };
  },
  decide: ({ tip, agreement, named, flaw }, { raw }) => {
    const file = { bytes: raw.length, sha256: sha256(raw) };
    return outcomeOf(keep(agreement, named, { ...file, flaw }), (events) => ({
      changes: [agreementStream.change(tip, events)],
      result: {
        agreement: agreement.id,
        ...file,
        missing: annexesMissing(sentLast(events.reduce(evolveAgreement, existing(tip)))),
      },
    }));
  },
  keep: (_, { raw }) => keepDocument(raw),
  status: 201,
  judges: 'what was sent',
});

/** A file that is called a PDF, or begins as one, must be one: whole, open, and nothing besides. */
async function flawOf(raw: Buffer, mediaType: string | undefined): Promise<Refusal | undefined> {
  if (mediaType !== 'application/pdf' && !raw.subarray(0, LOOKED_AT).includes('%PDF-')) return undefined;
  const { checkPdf } = await import('../../shared/pdf/pdf-check.ts');
  return checkPdf(raw);
}

/** Readers look for the beginning of a PDF this far into a file. */
const LOOKED_AT = 1024;
