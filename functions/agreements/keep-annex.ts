/** POST /api/agreements/{agreement}/annexes/{sha256}: the convener hands in the bytes of an annex that the MOU names. */
import { actorName } from '../identity/actor.ts';
import { can } from '../identity/can.rules.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.ts';
import { sha256 } from '../shared/canonical.ts';
import { keepDocument } from '../shared/document.store.ts';
import type { Refusal } from '../shared/kernel.ts';
import { change, commandKey, commit, existing, recordedResult, tipKey } from '../shared/ledger.ts';
import { answer, api, notFound, refusal } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { agreementEffect } from './agreement.effects.ts';
import { agreementTip, readText } from './agreement.reads.ts';
import { type Agreement, evolveAgreement } from './agreement.rules.ts';
import { annexesMissing, keepAnnex as keep } from './annex.rules.ts';

export const keepAnnex = api(async ({ bearer, path, raw, now }) => {
  const { agreement: id = '', sha256: hash = '' } = path;
  const found = await batchGet([tokenKeyOf(bearer), tipKey(id)]);
  const actor = convenerFrom(found, bearer);
  const { organization, textHash, version } = existing(agreementTip(found, id));
  if (!can(actor, 'annex.keep', { organization })) return notFound();
  const named = (await readText(textHash)).annexes.find((annex) => annex.sha256 === hash);
  const file = { bytes: raw.length, sha256: sha256(raw) };
  const flaw = await flawOf(raw, named?.mediaType);
  // The bytes say who they are: handing them in again, whatever came between, is the same act.
  const command = { id: `${id}:annex:${version}:${file.sha256}`, fingerprint: file.sha256 };
  return retryOnConflict(async () => {
    const again = await batchGet([tipKey(id), commandKey(command.id)]);
    const tip = agreementTip(again, id);
    const decision = keep(existing(tip), named, { ...file, flaw });
    if (decision.refused) return refusal(decision.refused, 422);
    const said = (agreement: Agreement) => ({ agreement: id, ...file, missing: annexesMissing(agreement) });
    if (recordedResult(again, command) || decision.events.length === 0) return answer(said(existing(tip)));
    await keepDocument(raw);
    const changes = [change({ tip, events: decision.events, evolve: evolveAgreement, effectOf: agreementEffect })];
    await commit({ command, at: now, actor: actorName(actor), changes });
    return answer(said(decision.events.reduce(evolveAgreement, existing(tip))), 201);
  });
});

/** A file that is called a PDF, or begins as one, must be one: whole, open, and nothing besides. */
async function flawOf(raw: Buffer, mediaType: string | undefined): Promise<Refusal | undefined> {
  if (mediaType !== 'application/pdf' && !raw.subarray(0, LOOKED_AT).includes('%PDF-')) return undefined;
  const { checkPdf } = await import('../shared/pdf-check.ts');
  return checkPdf(raw);
}

/** Readers look for the beginning of a PDF this far into a file. */
const LOOKED_AT = 1024;
